/** The first index at which a value of an ascending array is `value` or more; the array's length when none is. */
export function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Which of several spans, ascending and disjoint, share at least one unit with `[start, end)`.
 * @returns `[from, to)`, indexes of spans; from = to when there are none
 */
export function overlapRange(
  starts: Int32Array,
  ends: Int32Array,
  start: number,
  end: number,
): [number, number] {
  const from = firstAtLeast(ends, start + 1);
  if (end <= start) return [from, from];
  return [from, Math.max(from, firstAtLeast(starts, end))];
}
