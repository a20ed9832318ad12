import { mapped, remembered } from '../../base/afresh';
import { oneLine } from '../../base/visible';
import { type TableModel, alignsRight, readable } from '../table/tableModel';
import { MOST_KEPT, pad, widest, width, wrap } from '../table/width';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { MAX_INDENT } from './indent';

/** Sentences around a narrow table may be this wide, in columns. */
const SENTENCES = 80;
/** A table that would be wider has its long texts wrapped. */
const WIDEST = 160;
const WIDEST_TEXT = 60;

/** A table for a terminal or a plain editor: aligned columns. */
export function* textLines(table: TableModel): Generator<string> {
  const { columns, rows } = readable(table);
  const head = columns.map(({ title }) => title);
  const made = mapped(rows, ({ level, cells }) =>
    cells.map((cell, i) => (i === 0 ? '  '.repeat(Math.min(level, MAX_INDENT)) : '') + cell),
  );
  const body = remembered(made, MOST_KEPT);
  const natural = widest(body, head.map(width));
  const isWide = natural.reduce((sum, columnWidth) => sum + columnWidth + 2, -2) > WIDEST;
  const widths = natural.map((columnWidth, i) =>
    isWide && columns[i]!.kind === 'text' ? Math.min(columnWidth, WIDEST_TEXT) : columnWidth,
  );
  const blanks = widths.map(size => ' '.repeat(size));
  const sides = columns.map(column => (alignsRight(column) ? 'left' : 'right'));
  const filled = (cell: string, i: number) => (cell === '' ? blanks[i]! : pad(cell, widths[i]!, sides[i]!));
  const line = (cells: readonly string[]) => cells.map(filled).join('  ').trimEnd();
  const row = (cells: readonly string[]) => {
    const wrapped = cells.map((cell, i) => (width(cell) > widths[i]! ? wrapCell(cell, widths[i]!) : [cell]));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => line(wrapped.map(lines => lines[at] ?? '')));
  };
  const rule = '─'.repeat(widths.reduce((sum, columnWidth) => sum + columnWidth + 2, -2));
  const columnsWide = Math.max(width(rule), SENTENCES);
  const sentence = (text: string) => wrap(oneLine(text), columnsWide);
  const first = [...sentence(table.title), ...above(table).flatMap(sentence), '', ...row(head), rule];
  for (const one of first) yield `${one}\n`;
  for (const cells of body) for (const one of row(cells)) yield `${one}\n`;
  yield `${rule}\n`;
  const last = below(table).flatMap(sentence);
  if (last.length > 0) yield `\n${WHAT_THIS_COUNTS}\n`;
  for (const one of last) yield `${one}\n`;
}

/** Further lines of a cell are indented a little. */
function wrapCell(cell: string, most: number): string[] {
  const indent = /^ */.exec(cell)![0];
  const [first = '', ...others] = wrap(cell.trim(), most - indent.length - 2);
  return [indent + first, ...others.map(other => `${indent}  ${other}`)];
}
