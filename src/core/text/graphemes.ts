import { type Span, trimSpan } from './span';
import { segmenter } from '../base/segmenter';

// The locale is fixed so that a segment does not depend on whose machine it is made on.

/** Pairs of code points that were asked about. A run of flags or marks asks about the same few again and again. */
const pairs = new Map<string, boolean>();
const MAX_PAIRS = 10_000;

/**
 * Makes a selection into a segment's span: grown outward to whole grapheme clusters (what a reader takes for one
 * character; UAX #29), then without outer white space. A space that carries a combining mark is a visible character,
 * and stays. Looks only at the text near both ends.
 * @param start, end UTF-16 units, in either order; what lies outside the text is cut off
 * @returns undefined when nothing is left
 */
export function snapSpan(text: string, start: number, end: number): Span | undefined {
  const from = Math.max(Math.min(start, end), 0);
  const to = Math.min(Math.max(start, end), text.length);
  if (!(from < to)) return undefined;
  const visible = trimSpan(text, boundaryAtOrBefore(text, from), boundaryAtOrAfter(text, to));
  return (
    visible && {
      start: boundaryAtOrBefore(text, visible.start),
      end: boundaryAtOrAfter(text, visible.end),
    }
  );
}

/** The nearest grapheme boundary that is not after an offset. */
function boundaryAtOrBefore(text: string, offset: number): number {
  const from = certainBoundary(text, offset, -1);
  // The code point after the offset decides whether it is a boundary; no rule looks further ahead.
  const cluster = segmenter('grapheme')
    .segment(text.slice(from, offset + 2))
    .containing(offset - from);
  return cluster ? from + cluster.index : offset;
}

/** The nearest grapheme boundary that is not before an offset. */
function boundaryAtOrAfter(text: string, offset: number): number {
  const from = certainBoundary(text, offset, -1);
  const to = certainBoundary(text, offset, 1);
  const cluster = segmenter('grapheme')
    .segment(text.slice(from, to))
    .containing(offset - from);
  if (!cluster || from + cluster.index === offset) return offset;
  return from + cluster.index + cluster.segment.length;
}

/** The first offset, going left or right from one, that is a boundary with any other text around it. */
function certainBoundary(text: string, offset: number, step: -1 | 1): number {
  let at = offset;
  while (!isCertainBoundary(text, at)) at += step;
  return at;
}

/**
 * Whether an offset is a boundary by the two code points around it alone. Of the rules that forbid a boundary, GB9c and
 * GB11 look further back than one code point, but only from one that attaches to what precedes it; GB12 and GB13 concern
 * two regional indicators. So it is certain when the one before attaches neither to a letter nor to the one after.
 */
function isCertainBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before < 0x80 && after < 0x80) return before !== 0x0d || after !== 0x0a;
  if (isHighSurrogate(before) && isLowSurrogate(after)) return false;

  const isPair = isLowSurrogate(before) && offset > 1 && isHighSurrogate(text.charCodeAt(offset - 2));
  const previous = text.slice(offset - (isPair ? 2 : 1), offset);
  const next = String.fromCodePoint(text.codePointAt(offset)!);
  return standApart(previous, next);
}

function standApart(previous: string, next: string): boolean {
  const pair = previous + next;
  const known = pairs.get(pair);
  if (known !== undefined) return known;
  const clusters = segmenter('grapheme').segment(`a${pair}`);
  const apart = clusters.containing(1)!.index === 1 && clusters.containing(1 + previous.length)!.index > 1;
  if (pairs.size === MAX_PAIRS) pairs.clear();
  pairs.set(pair, apart);
  return apart;
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
