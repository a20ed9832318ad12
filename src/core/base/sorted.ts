/** The first of 0 … `count` that meets a condition which, once met, stays met; `count` when none does. */
export function firstIndex(count: number, condition: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The first index at which a value of an ascending list is `value` or more; `count` when none is.
 * @param count how much of the list is looked at
 */
export function firstAtLeast(
  sorted: Int32Array | readonly number[],
  value: number,
  count = sorted.length,
): number {
  return firstIndex(count, index => sorted[index]! >= value);
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
