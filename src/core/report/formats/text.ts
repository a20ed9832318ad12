import { mapped, remembered } from '../../base/afresh';
import { oneLine } from '../../base/visible';
import { type TableModel, alignsRight, readable } from '../table/tableModel';
import { MOST_KEPT, type Measured, blank, isPlain, measured, widest, width, wrap } from '../table/width';
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
  row({ texts, widths }: Measured): string {
    const cells: Cell[] = [];
    let height = 1;
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i]!;
      const most = this.widths[i]!;
      // what two coders have coded is often the same
      if (i > 0 && text === texts[i - 1] && most === this.widths[i - 1]) cells.push(cells[i - 1]!);
      else if (widths[i]! > most || text.includes('\n')) cells.push(cellLines(text, most));
      else cells.push(text);
      const cell = cells[i]!;
      if (typeof cell !== 'string') height = Math.max(height, cell.lines.length);
    }
    let lines = this.line(cells, widths, 0);
    for (let at = 1; at < height; at++) lines += this.line(cells, widths, at);
    return lines;
  }

  /** With nothing after its last text. @param widths of cells that have one line */
  private line(cells: readonly Cell[], widths: readonly number[], at: number): string {
    let last = cells.length - 1;
    // one that is indented is not empty
    while (last >= 0 && lineOf(cells[last]!, at).trim() === '') last--;
    let line = '';
    // blanks are put together, as most cells of most lines are empty
    let gap = 0;
    for (let i = 0; i <= last; i++) {
      const cell = cells[i]!;
      const text = lineOf(cell, at);
      const columnWidth = this.widths[i]!;
      if (text === '') {
        gap += columnWidth + 2;
        continue;
      }
      const indent = typeof cell === 'string' || at === 0 ? 0 : cell.hanging;
      const left = Math.max(0, columnWidth - indent - widthOf(cell, text, widths[i]!));
      const isRight = this.isRight[i]!;
      line += blank(gap + indent + (isRight ? left : 0)) + text;
      gap = 2 + (isRight ? 0 : left);
    }
    return `${line}\n`;
  }
}

/** A cell of one line, or one of several. */
type Cell = string | CellLines;

interface CellLines {
  readonly lines: readonly string[];
  /** How far all lines but the first are moved in. */
  readonly hanging: number;
  /** Whether each character takes one column. */
  readonly isPlain: boolean;
}

function lineOf(cell: Cell, at: number): string {
  if (typeof cell === 'string') return at === 0 ? cell : '';
  return cell.lines[at] ?? '';
}

/** How many columns a line of a cell takes. @param one that of a cell of one line */
function widthOf(cell: Cell, line: string, one: number): number {
  if (typeof cell === 'string') return one;
  return cell.isPlain ? line.length : width(line);
}

/** The lines of a cell, each in lines that fit. */
function cellLines(text: string, most: number): CellLines {
  // a mark at the beginning of a line would be on what that is moved in by
  if (text.includes('\n') || !isPlain(text))
    return { lines: text.split('\n').flatMap(one => wrapCell(one, most)), hanging: 0, isPlain: false };
  const indent = indentOf(text);
  const [first = '', ...others] = wrap(text.trim(), most - indent.length - 2);
  return { lines: [indent + first, ...others], hanging: indent.length + 2, isPlain: true };
}

/** A line of a cell in lines that fit; further ones are indented a little. */
function wrapCell(cell: string, most: number): string[] {
  if (width(cell) <= most) return [cell];
  const indent = indentOf(cell);
  const [first = '', ...others] = wrap(cell.trim(), most - indent.length - 2);
  return [indent + first, ...others.map(other => `${indent}  ${other}`)];
}

function indentOf(line: string): string {
  return /^ */.exec(line)![0];
}
