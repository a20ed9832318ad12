import type { Span } from '../text/span';
import { isWhiteSpace, skipWhiteSpace } from '../text/whiteSpace';
import type { GlyphWidths } from './glyphWidths';
import { segmenter } from '../base/segmenter';

// The locale is fixed so that a page is the same on every machine.

/** A row is a little narrower than its column: the last letter of an italic or joined script may reach further. */
const SLACK = 1;

/**
 * Breaks a stretch of a text into rows that are no wider than a column. Rows end between words; within what has no space
 * and is wider than a row, as in Chinese or a long link, between the words of a dictionary, else between characters. White
 * space between two rows is in neither.
 * @param most width of the column, in pixels; at least one character is in every row
 */
export function wrapSpan(text: string, { start, end }: Span, most: number, widths: GlyphWidths): Span[] {
  const rows: Span[] = [];
  const room = most - SLACK;
  let from = skipWhiteSpace(text, start, end);
  let rowEnd = from;
  let rowWidth = 0;
  for (let at = from; at < end;) {
    const next = wordEnd(text, at, end);
    const blank = rowEnd > from ? widths.of(text, rowEnd, at) : 0;
    const wide = widths.of(text, at, next);
    if (rowWidth + blank + wide <= room) {
      rowEnd = next;
      rowWidth += blank + wide;
      at = skipWhiteSpace(text, next, end);
    } else if (wide <= room) {
      rows.push({ start: from, end: rowEnd });
      from = rowEnd = at;
      rowWidth = 0;
    } else {
      // what fills more than a row begins in this one
      const cut = cutWithin(text, { start: at, end: next }, room - rowWidth - blank, rowEnd === from, widths);
      if (cut > at) rowEnd = cut;
      rows.push({ start: from, end: rowEnd });
      from = rowEnd = at = skipWhiteSpace(text, cut, end);
      rowWidth = 0;
    }
  }
  if (rowEnd > from) rows.push({ start: from, end: rowEnd });
  return rows;
}

function wordEnd(text: string, at: number, end: number): number {
  let next = at + 1;
  while (next < end && !isWhiteSpace(text.charCodeAt(next))) next++;
  return next;
}

/** So many units of what has no space are looked at for a place to break: more than a row has. */
const MAX_LOOKED_AT = 400;

/** Where a run without spaces is broken: what is before it fits. @param must whether something has to be before it */
function cutWithin(
  text: string,
  { start, end }: Span,
  room: number,
  must: boolean,
  widths: GlyphWidths,
): number {
  const run = text.slice(start, Math.min(end, start + MAX_LOOKED_AT));
  const fits = (length: number) => widths.of(run, 0, length) <= room;
  const last = (by: Intl.Segmenter) => {
    let cut = 0;
    for (const { index, segment } of by.segment(run)) {
      if (!fits(index + segment.length)) break;
      cut = index + segment.length;
    }
    return cut;
  };
  const cut = last(segmenter('word')) || (must ? last(segmenter('grapheme')) : 0);
  if (cut > 0 || !must) return start + cut;
  const [first] = segmenter('grapheme').segment(run);
  return start + first!.segment.length;
}
