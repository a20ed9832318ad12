import { mapped, remembered } from '../../base/afresh';
import { oneLine } from '../../base/visible';
import { type TableModel, alignsRight, readable } from '../table/tableModel';
import { MOST_KEPT, type Measured, blank, measured, widest, width, wrap } from '../table/width';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { MAX_INDENT } from './indent';

/** Sentences around a narrow table may be this wide, in columns. */
const SENTENCES = 80;
/** A table that would be wider has its long texts wrapped. */
const WIDEST = 160;
const WIDEST_TEXT = 60;
const NARROWEST_TEXT = 24;

/** A table for a terminal or a plain editor: aligned columns. */
export function* textLines(table: TableModel): Generator<string> {
  const { columns, rows } = readable(table);
  const head = measured(columns.map(({ title }) => title));
  const made = mapped(rows, ({ level, cells }) =>
    measured(level === 0 ? cells : [blank(2 * Math.min(level, MAX_INDENT)) + cells[0]!, ...cells.slice(1)]),
  );
  const body = remembered(made, MOST_KEPT);
  const natural = widest(body, head.widths);
  const isText = columns.map(({ kind }) => kind === 'text');
  const writer = new LineWriter(fitted(natural, isText), columns.map(alignsRight));
  const rule = '─'.repeat(writer.widths.reduce((sum, columnWidth) => sum + columnWidth + 2, -2));
  const columnsWide = Math.max(width(rule), SENTENCES);
  const sentence = (text: string) => wrap(oneLine(text), columnsWide);
  const first = [...sentence(table.title), ...above(table).flatMap(sentence), ''];
  for (const one of first) yield `${one}\n`;
  yield `${writer.row(head)}${rule}\n`;
  for (const cells of body) yield writer.row(cells);
  yield `${rule}\n`;
  const last = below(table).flatMap(sentence);
  if (last.length > 0) yield `\n${WHAT_THIS_COUNTS}\n`;
  for (const one of last) yield `${one}\n`;
}

/** The widths of columns, of which those of a table that is too wide have their long texts wrapped: the longest first. */
function fitted(natural: readonly number[], isText: readonly boolean[]): number[] {
  const within = (most: number) =>
    natural.map((columnWidth, i) => (isText[i] ? Math.min(columnWidth, most) : columnWidth));
  const isWide = (widths: readonly number[]) =>
    widths.reduce((sum, columnWidth) => sum + columnWidth + 2, -2) > WIDEST;
  if (!isWide(natural)) return [...natural];
  let most = WIDEST_TEXT;
  while (most > NARROWEST_TEXT && isWide(within(most))) most--;
  return within(most);
}

/** Writes rows in columns of given widths. */
class LineWriter {
  constructor(
    readonly widths: readonly number[],
    private readonly isRight: readonly boolean[],
  ) {}

  /** A line, or several where a cell has several or is wider than its column. */
  row(row: Measured): string {
    const isHigh = row.texts.some((text, i) => row.widths[i]! > this.widths[i]! || text.includes('\n'));
    return isHigh ? this.wrapped(row) : this.line(row);
  }

  private wrapped({ texts, widths }: Measured): string {
    let height = 1;
    const cells: Measured[] = [];
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i]!;
      const most = this.widths[i]!;
      // what two coders have coded is often the same
      if (i > 0 && text === texts[i - 1] && most === this.widths[i - 1]) cells.push(cells[i - 1]!);
      else if (widths[i]! > most || text.includes('\n'))
        cells.push(measured(text.split('\n').flatMap(one => wrapCell(one, most))));
      else cells.push({ texts: [text], widths: [widths[i]!] });
      height = Math.max(height, cells[i]!.texts.length);
    }
    let lines = '';
    for (let at = 0; at < height; at++)
      lines += this.line({
        texts: cells.map(cell => cell.texts[at] ?? ''),
        widths: cells.map(cell => cell.widths[at] ?? 0),
      });
    return lines;
  }

  /** With nothing after its last text. */
  private line({ texts, widths }: Measured): string {
    let last = texts.length - 1;
    // one that is indented is not empty
    while (last >= 0 && texts[last]!.trim() === '') last--;
    let line = '';
    for (let i = 0; i <= last; i++) {
      const text = texts[i]!;
      const blanks = blank(this.widths[i]! - widths[i]!);
      if (i > 0) line += '  ';
      if (this.isRight[i]) line += blanks + text;
      else line += i === last ? text : text + blanks;
    }
    return `${line}\n`;
  }
}

/** A line of a cell in lines that fit; further ones are indented a little. */
function wrapCell(cell: string, most: number): string[] {
  if (width(cell) <= most) return [cell];
  const indent = /^ */.exec(cell)![0];
  const [first = '', ...others] = wrap(cell.trim(), most - indent.length - 2);
  return [indent + first, ...others.map(other => `${indent}  ${other}`)];
}
