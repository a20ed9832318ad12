import type { Page } from './layoutPage';
import type { PageContent } from './pageModel';
import { type Row, rowAt } from './pageRows';
import type { GlyphWidths } from './glyphWidths';
import { segmenter } from '../base/segmenter';

/** How the cursor goes on in a page, as it does in an editor. */
export interface CaretMove {
  readonly direction: 'forward' | 'backward';
  /** `edge` is that of the row, `page` as many rows as are in sight. */
  readonly unit: 'character' | 'word' | 'row' | 'edge' | 'turn' | 'page' | 'text';
}

/** A page as the cursor goes through it. */
export interface CaretPage {
  readonly page: Page;
  readonly content: PageContent;
  readonly textWidths: GlyphWidths;
  /** Rows that are in sight at once. */
  readonly rowsInSight: number;
}

// The locale is fixed so that a key does the same on every machine.

/**
 * Where the cursor goes from a place in the text: only to places in the words of rows, never inside a character. By words and
 * turns it goes forward to where one ends and backward to where one starts, so that whole ones are selected on the way.
 * @param goal pixels from the start of the row that going up and down keeps to; those of the place itself where left out
 */
export function moveCaret(within: CaretPage, at: number, move: CaretMove, goal?: number): number {
  const { rows } = within.page;
  const isForward = move.direction === 'forward';
  const i = rowAt(rows, at);
  const row = rows[i];
  if (!row) return at;
  const place = inRow(row, at);
  switch (move.unit) {
    case 'character':
      return characterBeside(within, i, place, isForward);
    case 'word':
      return wordBeside(within, i, place, isForward);
    case 'turn':
      return turnBeside(within, place, isForward);
    case 'edge':
      return isForward ? lastIn(within, i) : row.start;
    case 'text':
      return isForward ? lastIn(within, rows.length - 1) : rows[0]!.start;
    case 'row':
    case 'page': {
      const by = (move.unit === 'row' ? 1 : Math.max(1, within.rowsInSight - 1)) * (isForward ? 1 : -1);
      const from = isForward ? i : firstAlike(rows, i);
      const next = Math.min(Math.max(0, from + by), rows.length - 1);
      if (next === from) return isForward ? lastIn(within, i) : row.start;
      return placeAt(within, next, goal ?? caretGoal(within, place));
    }
  }
}

/** How far from the start of its row a place is, in pixels. */
export function caretGoal({ page: { rows }, content, textWidths }: CaretPage, at: number): number {
  const row = rows[rowAt(rows, at)];
  return row ? textWidths.of(content.text, row.start, inRow(row, at)) : 0;
}

/** The first of the rows beside a head that have the same place, where nothing or little is said. */
function firstAlike(rows: readonly Row[], i: number): number {
  let first = i;
  while (first > 0 && rows[first - 1]!.end === rows[i]!.start && rows[first - 1]!.start === rows[i]!.start)
    first--;
  return first;
}

/** The nearest place in the words of a row. */
function inRow({ start, end }: Row, at: number): number {
  return Math.min(Math.max(at, start), end);
}

/** The last place of a row; where the next one goes on without a space, that is before the last character. */
function lastIn({ page: { rows }, content }: CaretPage, i: number): number {
  const { start, end } = rows[i]!;
  if (rows[i + 1]?.from !== end || start === end) return end;
  return [...segmenter('grapheme').segment(content.text.slice(start, end))].at(-1)!.index + start;
}

function characterBeside(within: CaretPage, i: number, at: number, isForward: boolean): number {
  const { rows } = within.page;
  const { start, end } = rows[i]!;
  const { text } = within.content;
  if (isForward) {
    if (at >= lastIn(within, i)) return rows[i + 1]?.start ?? end;
    const [first] = segmenter('grapheme').segment(text.slice(at, end));
    return at + first!.segment.length;
  }
  const first = firstAlike(rows, i);
  if (at <= start) return first > 0 ? lastIn(within, first - 1) : start;
  return start + [...segmenter('grapheme').segment(text.slice(start, at))].at(-1)!.index;
}

function wordBeside(within: CaretPage, i: number, at: number, isForward: boolean): number {
  const { rows } = within.page;
  const { text } = within.content;
  for (let row = i; row >= 0 && row < rows.length; row += isForward ? 1 : -1) {
    const { start, end } = rows[row]!;
    const own = [...segmenter('word').segment(text.slice(start, end))].filter(({ isWordLike }) => isWordLike);
    const stops = own.map(({ index, segment }) => start + index + (isForward ? segment.length : 0));
    const stop = isForward ? stops.find(one => one > at) : stops.findLast(one => one < at);
    if (stop !== undefined) return stop;
  }
  return isForward ? rows.at(-1)!.end : rows[0]!.start;
}

function turnBeside({ page: { rows }, content }: CaretPage, at: number, isForward: boolean): number {
  const spoken = content.turns.filter(({ headEnd, end }) => headEnd < end);
  return isForward
    ? (spoken.find(({ end }) => end > at)?.end ?? rows.at(-1)!.end)
    : (spoken.findLast(({ headEnd }) => headEnd < at)?.headEnd ?? rows[0]!.start);
}

/** The place in a row that is nearest to so many pixels from its start. */
function placeAt(within: CaretPage, i: number, goal: number): number {
  const { start, end } = within.page.rows[i]!;
  const { content, textWidths } = within;
  let x = 0;
  let at = start;
  for (const { segment } of segmenter('grapheme').segment(content.text.slice(start, end))) {
    const width = textWidths.of(segment);
    if (x + width / 2 > goal) break;
    x += width;
    at += segment.length;
  }
  return Math.min(at, lastIn(within, i));
}
