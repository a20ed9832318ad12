import type { PlacedCoding } from '../../../../../src/core/coders/comparison/placedCoding';

/** Two spans' units, counted one by one. */
export function slowIou(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const units = (one: { start: number; end: number }) => {
    const set = new Set<number>();
    for (let at = one.start; at < one.end; at++) set.add(at);
    return set;
  };
  const [mine, theirs] = [units(a), units(b)];
  const shared = [...mine].filter(at => theirs.has(at)).length;
  return shared / new Set([...mine, ...theirs]).size;
}

/** The most that a matching can add up to, by trying every one. */
export function bestTotal(
  a: readonly PlacedCoding[],
  b: readonly PlacedCoding[],
  mayPair: (a: PlacedCoding, b: PlacedCoding) => boolean,
): number {
  const [first, ...rest] = a;
  if (!first) return 0;
  let best = bestTotal(rest, b, mayPair);
  b.forEach((other, j) => {
    if (!mayPair(first, other)) return;
    best = Math.max(best, slowIou(first, other) + bestTotal(rest, b.toSpliced(j, 1), mayPair));
  });
  return best;
}
