import type { PointBlocks } from './pointBlocks';

/**
 * Finds the next of some spans that reaches past a place, without looking at those between: a tournament, in which
 * the span with the further end wins. Edits keep the order of ends, so the winners stay the winners.
 */
export class FurthestEnds {
  /** Winner of each node, -1 without one; node i is that of the nodes 2i and 2i + 1, the leaves come last. */
  private winners = new Int32Array(0);
  private leaves = 0;
  private count = 0;

  constructor(private readonly ends: PointBlocks) {}

  /** Takes the first `count` of these spans, -1: none at this index. */
  build(spans: Int32Array, count: number): void {
    this.count = count;
    if (this.leaves < count || this.leaves > 4 * count) {
      this.leaves = 1;
      while (this.leaves < count) this.leaves *= 2;
      this.winners = new Int32Array(2 * this.leaves);
    }
    const { winners, leaves } = this;
    winners.fill(-1);
    winners.set(spans.subarray(0, count), leaves);
    for (let node = leaves - 1; node > 0; node--) {
      const left = winners[2 * node]!;
      const right = winners[2 * node + 1]!;
      winners[node] = this.endOf(right) > this.endOf(left) ? right : left;
    }
  }

  /** The span with the furthest end; -1 without spans. */
  get furthest(): number {
    return this.count === 0 ? -1 : this.winners[1]!;
  }

  /** Index of the first span, from an index on, that ends after `at`; the number of spans when none does. */
  next(from: number, at: number): number {
    if (from >= this.count) return this.count;
    const { winners, leaves } = this;
    let node = leaves + from;
    if (this.endOf(winners[node]!) > at) return from;
    while (this.endOf(winners[node]!) <= at) {
      // On to the next subtree on the right, the largest that begins there.
      node++;
      if ((node & (node - 1)) === 0) return this.count;
      while (node % 2 === 0) node /= 2;
    }
    while (node < leaves) node = this.endOf(winners[2 * node]!) > at ? 2 * node : 2 * node + 1;
    return node - leaves;
  }

  private endOf(span: number): number {
    return span < 0 ? -1 : this.ends.at(span);
  }
}
