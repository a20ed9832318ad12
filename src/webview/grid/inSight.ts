/** Rows or columns from one up to another, which is not among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Which of many rows of one height are in sight, or columns of one width.
 * @param scrolled how far the first ones are out of sight, in pixels
 * @param room how much of them can be seen, in pixels
 * @param size of each, in pixels
 * @param ahead so many more are drawn on both sides
 */
export function inSight(scrolled: number, room: number, size: number, count: number, ahead: number): Range {
  const first = Math.floor(Math.max(0, scrolled) / size) - ahead;
  const last = Math.ceil(Math.max(0, scrolled + room) / size) + ahead;
  const from = Math.max(0, Math.min(first, count));
  return { from, to: Math.max(from, Math.min(last, count)) };
}

/**
 * How far to scroll so that a row or column is wholly in sight.
 * @param scrolled as it is now, in pixels
 * @returns the same if it is in sight already
 */
export function scrolledTo(index: number, scrolled: number, room: number, size: number): number {
  const start = index * size;
  if (start < scrolled || size > room) return start;
  return start + size > scrolled + room ? start + size - room : scrolled;
}
