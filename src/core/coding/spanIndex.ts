import { firstIndex } from '../base/sorted';

/**
 * Answers which spans overlap a stretch of text, without looking at all of them: spans sorted by start, with the
 * furthest end seen so far. UTF-16 units, half-open.
 */
export class SpanIndex {
  /** Indexes into the arrays given, by start, longer ones first; spans without a place (start < 0) or words are left out. */
  readonly order: Int32Array;
  private readonly furthestEnd: Int32Array;

  constructor(
    private readonly starts: Int32Array,
    private readonly ends: Int32Array,
  ) {
    this.order = inOrder(starts, ends);
    this.furthestEnd = new Int32Array(this.order.length);
    let furthest = 0;
    this.order.forEach((span, i) => (this.furthestEnd[i] = furthest = Math.max(furthest, ends[span]!)));
  }

  /** Indexes of the spans that share at least one unit with `[start, end)`, by start. */
  overlapping(start: number, end: number): number[] {
    if (start >= end) return [];
    const found: number[] = [];
    const last = firstIndex(this.order.length, i => this.starts[this.order[i]!]! >= end);
    for (let i = firstIndex(last, k => this.furthestEnd[k]! > start); i < last; i++) {
      const span = this.order[i]!;
      if (this.ends[span]! > start) found.push(span);
    }
    return found;
  }
}

/** By start, longer ones first, then by number: numbers are sorted ten times as fast as by a function that compares them. */
function inOrder(starts: Int32Array, ends: Int32Array): Int32Array {
  const count = starts.length;
  const keys = new Float64Array(count);
  let placed = 0;
  // exact: no text has 2 ** 30 units, and no file 2 ** 23 segments
  for (let i = 0; i < count; i++)
    if (starts[i]! >= 0 && starts[i]! < ends[i]!) keys[placed++] = starts[i]! * count + i;
  const order = Int32Array.from(keys.subarray(0, placed).sort(), key => key % count);
  for (let i = 0; i < placed;) {
    let next = i + 1;
    while (next < placed && starts[order[next]!] === starts[order[i]!]) next++;
    if (next > i + 1) order.subarray(i, next).sort((a, b) => ends[b]! - ends[a]! || a - b);
    i = next;
  }
  return order;
}
