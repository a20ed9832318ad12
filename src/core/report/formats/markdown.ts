import { oneLine } from '../../base/visible';
import { type TableModel, readable } from '../table/tableModel';
import { pad, width } from '../table/width';
import { MAX_INDENT } from './indent';

/** A table in GitHub's Markdown, aligned so that it can also be read as plain text. */
export function toMarkdown(table: TableModel): string {
  const { columns, rows } = readable(table);
  const head = columns.map(({ title }) => escapeMarkdown(title));
  const body = rows.map(({ level, strong, cells }) =>
    cells.map((cell, i) => (i === 0 ? firstCell(cell, level, strong) : escapeMarkdown(cell))),
  );
  const widths = head.map((title, i) =>
    body.reduce((widest, cells) => Math.max(widest, width(cells[i]!)), Math.max(3, width(title))),
  );
  const isText = (i: number) => columns[i]!.kind === 'text';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => pad(cell, widths[i]!, isText(i) ? 'right' : 'left')).join(' | ')} |`;
  const rule = widths.map((size, i) => (isText(i) ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`));
  const lines = [
    `## ${escapeMarkdown(oneLine(table.title))}`,
    '',
    ...list(table.caption),
    '',
    line(head),
    `| ${rule.join(' | ')} |`,
    ...body.map(line),
    ...(table.notes.length > 0 ? ['', ...list(table.notes)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

// Spaces at the edge of a cell are dropped; as entities they stay.
function firstCell(name: string, level: number, strong: boolean): string {
  const text = escapeMarkdown(name);
  return '&emsp;'.repeat(Math.min(level, MAX_INDENT)) + (strong && text !== '' ? `**${text}**` : text);
}

function list(sentences: readonly string[]): string[] {
  return sentences.map(sentence => `- ${escapeMarkdown(oneLine(sentence))}`);
}

/**
 * Text that Markdown takes for text, in a table too: any ASCII punctuation may follow a backslash (CommonMark 2.4).
 * GitHub would also make links of bare addresses and mentions.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&').replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&');
}
