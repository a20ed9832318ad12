import type { Segment } from '../coding/segment';

/**
 * - `ok`: the segment's own words, at a place that is beyond doubt
 * - `changed`: both ends are beyond doubt, the words between were edited
 * - `moved`: its words occur once, but in other surroundings
 * - `ambiguous`: several places are equally good
 * - `orphan`: its words can no longer be found
 */
export type PlaceState = 'ok' | 'changed' | 'moved' | 'ambiguous' | 'orphan';

/** Where a segment stands in the current text: UTF-16 units, half-open. Without a trustworthy place, start = end = -1. */
export interface Place {
  readonly state: PlaceState;
  readonly start: number;
  readonly end: number;
}

const ORPHAN: Place = { state: 'orphan', start: -1, end: -1 };
const AMBIGUOUS: Place = { state: 'ambiguous', start: -1, end: -1 };

/** Lengths of the boundary windows, on each side of a boundary, in UTF-16 units: long ones first. */
const WINDOW_TIERS = [16, 8] as const;

/** At most this share of a segment's length may have been edited away or in. */
const MOST_EDITED = 0.25;

/**
 * Finds a segment in the current text.
 * @param text LF, BOM-less
 * @param version id of that text's version
 */
export function placeSegment(text: string, version: string, segment: Segment): Place {
  if (segment.text === version) {
    return segment.end <= text.length ? { state: 'ok', start: segment.start, end: segment.end } : ORPHAN;
  }
  if (!segment.quote) return ORPHAN;
  return (
    placeWhole(text, segment, segment.quote) ??
    placeByBoundaries(text, segment, segment.quote) ??
    placeQuote(text, segment.quote)
  );
}

/** Quote with all of its context, once in the text. */
function placeWhole(text: string, segment: Segment, quote: string): Place | undefined {
  const prefix = segment.prefix ?? '';
  const at = onlyIndexOf(text, prefix + quote + (segment.suffix ?? ''));
  if (at === 'none') return undefined;
  if (at === 'several') return AMBIGUOUS;
  return { state: 'ok', start: at + prefix.length, end: at + prefix.length + quote.length };
}

/** Each boundary by the characters on both of its sides: survives edits elsewhere in the segment and around it. */
function placeByBoundaries(text: string, segment: Segment, quote: string): Place | undefined {
  const start = boundary(text, segment.prefix ?? '', quote);
  const end = boundary(text, quote, segment.suffix ?? '');
  if (start === undefined || end === undefined || start >= end) return undefined;
  if (text.startsWith(quote, start) && end - start === quote.length) return { state: 'ok', start, end };
  if (Math.abs(end - start - quote.length) > MOST_EDITED * quote.length) return undefined;
  return { state: 'changed', start, end };
}

/** The one place where the end of `before` meets the beginning of `after`. */
function boundary(text: string, before: string, after: string): number | undefined {
  for (const size of WINDOW_TIERS) {
    const left = before.slice(-size);
    const right = after.slice(0, size);
    if (left.length + right.length < size) return undefined;
    const at = onlyIndexOf(text, left + right);
    if (typeof at === 'number') return at + left.length;
  }
  return undefined;
}

/** The bare quote, once in the text. */
function placeQuote(text: string, quote: string): Place {
  const at = onlyIndexOf(text, quote);
  if (at === 'none') return ORPHAN;
  if (at === 'several') return AMBIGUOUS;
  return { state: 'moved', start: at, end: at + quote.length };
}

function onlyIndexOf(text: string, wanted: string): number | 'none' | 'several' {
  const first = text.indexOf(wanted);
  if (first < 0) return 'none';
  return text.indexOf(wanted, first + 1) < 0 ? first : 'several';
}
