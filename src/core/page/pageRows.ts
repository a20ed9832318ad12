import { firstIndex } from '../base/sorted';
import { LineIndex } from '../text/lineIndex';
import { paragraphBreaks } from '../text/paragraphs';
import type { Span } from '../text/span';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';
import type { GlyphWidths } from './glyphWidths';
import type { PageTurn } from './pageModel';
import { wrapSpan } from './wrapLine';

/** A line of the page. UTF-16 units over the LF text, half-open; empty beside a head with nothing said. */
export interface Row extends Span {
  /** Where what it stands for begins: before `start` in the first row of a turn, which stands for the head, too. */
  readonly from: number;
  /** Number of the line of the file that begins in it, from 1; undefined where none does. */
  readonly line: number | undefined;
  /** What of the turn’s head is beside it. */
  readonly head: HeadPart | undefined;
  /** How it follows the row above. */
  readonly opens: 'turn' | 'paragraph' | undefined;
}

export interface HeadPart {
  readonly kind: 'label' | 'timestamp';
  readonly text: string;
}

export interface RowColumns {
  /** Widths of the columns, in pixels. */
  readonly text: number;
  readonly speaker: number;
  readonly textWidths: GlyphWidths;
  readonly headWidths: GlyphWidths;
}

/** Index of the row that an offset is in, or of the one before it; the first for what is before all. */
export function rowAt(rows: readonly Row[], offset: number): number {
  return Math.max(0, firstIndex(rows.length, i => rows[i]!.from > offset) - 1);
}

/** A label is never in more rows. */
const MAX_LABEL_ROWS = 3;

/** All rows of a transcript: every character but white space is in one, or in the head of a turn. */
export function rowsOf(text: string, turns: readonly PageTurn[], columns: RowColumns): Row[] {
  const numbers = new LineNumbers(LineIndex.of(text));
  return parts(text, turns).flatMap(turn => rowsOfTurn(text, turn, columns, numbers));
}

/** The turns, and what is written between them, as dates and headings of the file. */
function parts(text: string, turns: readonly PageTurn[]): PageTurn[] {
  const all: PageTurn[] = [];
  let end = 0;
  const addBetween = (until: number) => {
    const start = skipWhiteSpace(text, end, until);
    if (start < until) all.push({ start, headEnd: start, end: skipWhiteSpaceBack(text, start, until) });
  };
  for (const turn of turns) {
    addBetween(turn.start);
    all.push(turn);
    end = turn.end;
  }
  addBetween(text.length);
  return all;
}

function rowsOfTurn(text: string, turn: PageTurn, columns: RowColumns, numbers: LineNumbers): Row[] {
  const rows: Row[] = [];
  const heads = headParts(turn, columns);
  const add = (span: Span, opens: Row['opens']) => {
    const isFirst = rows.length === 0;
    const { start, end } = span;
    const from = isFirst ? turn.start : start;
    const line = numbers.of({ start: from, end: Math.max(end, from) });
    rows.push({ from, start, end, line, head: heads[rows.length], opens: isFirst ? 'turn' : opens });
  };
  const { headEnd, end } = turn;
  let from = headEnd;
  for (const next of headEnd < end ? paragraphBreaks(text, { start: headEnd, end }) : []) {
    const paragraph = { start: from, end: skipWhiteSpaceBack(text, from, next) };
    wrapSpan(text, paragraph, columns.text, columns.textWidths).forEach((row, i) =>
      add(row, i === 0 ? 'paragraph' : undefined),
    );
    from = next;
  }
  // a head needs its rows, however little is said
  while (rows.length < Math.max(1, heads.length)) add({ start: end, end }, undefined);
  return rows;
}

/** A label in its rows, then its timestamp. */
function headParts({ label, timestamp }: PageTurn, { speaker, headWidths }: RowColumns): HeadPart[] {
  if (speaker <= 0) return [];
  const part = (kind: HeadPart['kind']) => (text: string) => ({ kind, text });
  return [
    ...(label ? wrapWords(label, speaker, headWidths, MAX_LABEL_ROWS).map(part('label')) : []),
    ...(timestamp ? wrapWords(timestamp, speaker, headWidths, 1).map(part('timestamp')) : []),
  ];
}

/** A short text on one line or several; the last is cut when there is more. */
export function wrapWords(text: string, most: number, widths: GlyphWidths, lines: number): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  const spans = wrapSpan(whole, { start: 0, end: whole.length }, most, widths);
  if (spans.length <= lines) return spans.map(({ start, end }) => whole.slice(start, end));
  const kept = spans.slice(0, lines - 1).map(({ start, end }) => whole.slice(start, end));
  const rest = whole.slice(spans[lines - 1]!.start);
  const room = Math.max(0, most - widths.of('…'));
  const [first] = wrapSpan(
    rest,
    { start: 0, end: spans[lines - 1]!.end - spans[lines - 1]!.start },
    room,
    widths,
  );
  return [...kept, `${rest.slice(0, first?.end ?? 0)}…`];
}

/** The first line of the file that begins in each row, for rows in their order. */
class LineNumbers {
  /** Last line that was given. */
  private last = -1;

  constructor(private readonly lines: LineIndex) {}

  of({ start, end }: Span): number | undefined {
    const first = this.lines.positionAt(start).line;
    const final = end > start ? this.lines.positionAt(end - 1).line : first;
    if (final <= this.last) return undefined;
    const line = first > this.last ? first : this.last + 1;
    this.last = final;
    return line + 1;
  }
}
