import type { Span } from '../../text/span';

/**
 * Finds every pair of a span of one list and a span of another that share at least one unit, in one sweep over the text:
 * O(n log n + pairs).
 * @param found takes the indexes in `a` and `b`
 */
export function sweepOverlaps(
  a: readonly Span[],
  b: readonly Span[],
  found: (a: number, b: number) => void,
): void {
  const orderA = byStart(a);
  const orderB = byStart(b);
  /** Spans that have begun and may not have ended. */
  const openA: number[] = [];
  const openB: number[] = [];
  let nextA = 0;
  let nextB = 0;
  while (nextA < orderA.length || nextB < orderB.length) {
    const i = orderA[nextA];
    const j = orderB[nextB];
    if (j === undefined || (i !== undefined && a[i]!.start <= b[j]!.start)) {
      dropEnded(openB, b, a[i!]!.start);
      for (const other of openB) found(i!, other);
      openA.push(i!);
      nextA++;
    } else {
      dropEnded(openA, a, b[j]!.start);
      for (const other of openA) found(other, j);
      openB.push(j);
      nextB++;
    }
  }
}

/** Drops those that end at a place or before it. */
function dropEnded(open: number[], spans: readonly Span[], at: number): void {
  let kept = 0;
  for (const one of open) if (spans[one]!.end > at) open[kept++] = one;
  open.length = kept;
}

/** The numbers of spans that have anything in them. Most lists are in order as they come. */
function byStart(spans: readonly Span[]): number[] {
  const order: number[] = [];
  let isSorted = true;
  let last = -Infinity;
  for (let i = 0; i < spans.length; i++) {
    const { start, end } = spans[i]!;
    if (start >= end) continue;
    if (start < last) isSorted = false;
    last = start;
    order.push(i);
  }
  return isSorted ? order : order.sort((i, j) => spans[i]!.start - spans[j]!.start || i - j);
}
