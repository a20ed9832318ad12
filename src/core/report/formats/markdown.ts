import { mapped, remembered } from '../../base/afresh';
import { oneLine } from '../../base/visible';
import { type TableModel, alignsRight, readable } from '../table/tableModel';
import { MOST_KEPT, type Measured, blank, measured, widest, width } from '../table/width';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { MAX_INDENT } from './indent';

/** So many spaces are kept before a line of a cell. */
const MAX_SPACES = 8;

/** A table in GitHub's Markdown with what is said around it. */
export function* markdownLines(table: TableModel): Generator<string> {
  yield `## ${escapeMarkdown(oneLine(table.title))}\n\n`;
  yield* above(table).flatMap(one => [`${escapeMarkdown(oneLine(one))}\n`, '\n']);
  yield* markdownTable(table);
  const last = below(table);
  if (last.length > 0) yield `\n### ${WHAT_THIS_COUNTS}\n\n`;
  yield* list(last);
}

/** The table alone, aligned so that it can also be read as plain text. */
export function* markdownTable(table: TableModel): Generator<string> {
  const { columns, rows } = readable(table);
  const head = columns.map(({ title }) => escapeMarkdown(title));
  const made = mapped(rows, ({ level, strong, cells }) =>
    measured(
      cells.map((cell, i) =>
        (i === 0 ? firstCell(cell, level, strong) : escapeMarkdown(cell)).replace(/\n */g, breakOf),
      ),
    ),
  );
  const body = remembered(made, MOST_KEPT);
  const least = head.map(title => Math.max(3, width(title)));
  // texts of many lines are on one here, and would make every row as long as the longest
  const widths = widest(body, least).map((most, i) => (columns[i]!.hasLines ? least[i]! : most));
  const isLeft = (i: number) => !alignsRight(columns[i]!);
  const padded = (cell: string, i: number, size: number) => {
    const blanks = blank(Math.max(0, widths[i]! - size));
    return isLeft(i) ? cell + blanks : blanks + cell;
  };
  const line = ({ texts, widths: sizes }: Measured) =>
    `| ${texts.map((cell, i) => padded(cell, i, sizes[i]!)).join(' | ')} |\n`;
  const rule = widths.map((size, i) => (isLeft(i) ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`));
  yield `${line(measured(head))}| ${rule.join(' | ')} |\n`;
  for (const cells of body) yield line(cells);
}

/** A cell has one line in Markdown; what is moved in stays so. */
function breakOf(lineEnd: string): string {
  return `<br>${'&ensp;'.repeat(Math.min(lineEnd.length - 1, MAX_SPACES))}`;
}

// Spaces at the edge of a cell are dropped; as entities they stay.
function firstCell(name: string, level: number, strong: boolean): string {
  const text = escapeMarkdown(name);
  return '&emsp;'.repeat(Math.min(level, MAX_INDENT)) + (strong && text !== '' ? `**${text}**` : text);
}

/** A list of sentences. */
export function list(sentences: readonly string[]): string[] {
  return sentences.map(sentence => `- ${escapeMarkdown(oneLine(sentence))}\n`);
}

/**
 * Text that Markdown takes for text, in a table too: any ASCII punctuation may follow a backslash (CommonMark 2.4).
 * GitHub would also make links of bare addresses and mentions.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&').replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&');
}
