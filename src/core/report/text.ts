import { type TableModel, oneLine, readable } from './tableModel';
import { pad, width, wrap } from './width';

/** Sentences around a narrow table may be this wide, in columns. */
const SENTENCES = 80;

/** A table for a terminal or a plain editor: aligned columns. */
export function toText(table: TableModel): string {
  const { columns, rows } = readable(table);
  const head = columns.map(({ title }) => title);
  const body = rows.map(({ level, cells }) =>
    cells.map((cell, i) => (i === 0 ? '  '.repeat(level) : '') + cell),
  );
  const widths = head.map((title, i) =>
    body.reduce((widest, cells) => Math.max(widest, width(cells[i]!)), width(title)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i]!, columns[i]!.kind === 'text' ? 'right' : 'left'))
      .join('  ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, columnWidth) => sum + columnWidth + 2, -2));
  const columnsWide = Math.max(width(rule), SENTENCES);
  const sentence = (text: string) => wrap(oneLine(text), columnsWide);
  const lines = [
    ...sentence(table.title),
    ...table.caption.flatMap(sentence),
    '',
    line(head),
    rule,
    ...body.map(line),
    rule,
    ...table.notes.flatMap(sentence),
  ];
  return `${lines.join('\n')}\n`;
}
