import type { AnchorHashes, Segment } from '../../coding/segment';
import { sha256Of } from '../../text/sha256';
import type { Span } from '../../text/span';
import { isWhiteSpace } from '../../text/whiteSpace';
import { squeeze } from './squeezed';

/** Lengths of the windows on either side of a boundary, in UTF-16 units without white space: the long ones first. */
export const TIERS = [16, 8] as const;

/** Hex digits of a hash. */
const LENGTH = 12;

/**
 * Hash of a stretch of text: the first 12 hex digits of SHA-256 over the salt and the text as UTF-8.
 * @param squeezed without white space
 */
export function hashWords(squeezed: string, salt: string): string {
  return sha256Of(salt + squeezed).slice(0, LENGTH);
}

/**
 * What replaces the words of a span and those around it where they must not be written down.
 * @param text LF, BOM-less
 * @param span inside the text
 * @param salt put before all that is hashed
 */
export function hashesOf(text: string, { start, end }: Span, salt: string): AnchorHashes {
  const words = squeeze(text.slice(start, end));
  const windowsAt = (at: number) =>
    TIERS.map(tier => hashWords(unitsBefore(text, at, tier) + unitsBehind(text, at, tier), salt));
  return {
    words: hashWords(words, salt),
    length: words.length,
    start: windowsAt(start),
    end: windowsAt(end),
  };
}

/**
 * The segment with hashes instead of its words, made of nothing but these: for a study that no longer wants them repeated.
 * Windows for which the context does not suffice stay empty. A segment without words stays as it is.
 * @param textLength of the text that it was made on, in UTF-16 units, if that is known
 */
export function hashAnchor(segment: Segment, salt: string, textLength?: number): Segment {
  const { quote, prefix = '', suffix = '', ...rest } = segment;
  if (quote === undefined) return segment;
  const around = prefix + quote + suffix;
  const isAtStart = segment.start === prefix.length;
  const isAtEnd = textLength !== undefined && segment.end + suffix.length === textLength;
  const windowsAt = (at: number) =>
    TIERS.map(tier => {
      const before = unitsBefore(around, at, tier);
      const after = unitsBehind(around, at, tier);
      const isWhole = (isAtStart || before.length === tier) && (isAtEnd || after.length === tier);
      return isWhole ? hashWords(before + after, salt) : '';
    });
  const words = squeeze(quote);
  return {
    ...rest,
    hashes: {
      words: hashWords(words, salt),
      length: words.length,
      start: windowsAt(prefix.length),
      end: windowsAt(prefix.length + quote.length),
    },
  };
}

/** The last units before a place that are not white space, as many as there are. */
function unitsBefore(text: string, at: number, most: number): string {
  let from = at;
  for (let count = 0; from > 0 && count < most; from--) {
    if (!isWhiteSpace(text.charCodeAt(from - 1))) count++;
  }
  return squeeze(text.slice(from, at));
}

/** The first units after a place that are not white space, as many as there are. */
function unitsBehind(text: string, at: number, most: number): string {
  let to = at;
  for (let count = 0; to < text.length && count < most; to++) {
    if (!isWhiteSpace(text.charCodeAt(to))) count++;
  }
  return squeeze(text.slice(at, to));
}
