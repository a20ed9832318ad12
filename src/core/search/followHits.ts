import type { Span } from '../text/span';

/**
 * Says where stretches of a text are in another one that came of it, going by what both begin and end with; undefined for
 * those that lie in what differs, or at its edge.
 */
export function followHits(before: string, now: string): (span: Span) => Span | undefined {
  const shorter = Math.min(before.length, now.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === now.charCodeAt(same)) same++;
  let sameEnd = 0;
  while (
    sameEnd < shorter - same &&
    before.charCodeAt(before.length - 1 - sameEnd) === now.charCodeAt(now.length - 1 - sameEnd)
  )
    sameEnd++;
  const shift = now.length - before.length;
  return ({ start, end }) => {
    if (end <= same) return { start, end };
    return start >= before.length - sameEnd ? { start: start + shift, end: end + shift } : undefined;
  };
}
