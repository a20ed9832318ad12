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
    this.order = Int32Array.from(starts.keys())
      .filter(i => starts[i]! >= 0 && starts[i]! < ends[i]!)
      .sort((a, b) => starts[a]! - starts[b]! || ends[b]! - ends[a]! || a - b);
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
