import type { Span } from '../../text/span';

/** Number of UTF-16 units that two spans share. */
export function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Intersection over union of two spans, from 0 to 1 (Jaccard 1912). */
export function iouOf(a: Span, b: Span): number {
  const shared = sharedLength(a, b);
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}

/** Number of units that at least one of some spans covers. */
export function coveredLength(spans: readonly Span[]): number {
  let length = 0;
  let reached = -Infinity;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end > reached) length += end - Math.max(start, reached);
    reached = Math.max(reached, end);
  }
  return length;
}

/** Intersection over union of what two lists of spans cover. */
export function iouOfAll(a: readonly Span[], b: readonly Span[]): number {
  const union = coveredLength([...a, ...b]);
  return (coveredLength(a) + coveredLength(b) - union) / union;
}

/** Number of units of a span that some others cover together. */
export function coverOf({ start, end }: Span, others: readonly Span[]): number {
  const inside = others
    .map(other => ({ start: Math.max(start, other.start), end: Math.min(end, other.end) }))
    .filter(part => part.start < part.end);
  return coveredLength(inside);
}
