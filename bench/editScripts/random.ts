import { SeededRandom } from '../../src/core/base/random';

/** Seeded random numbers, with what edit scripts draw. */
export class Random extends SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** Draws items as words are drawn in speech: the n-th one with a weight of 1/n (Zipf 1935). */
export class Zipf<T> {
  private readonly sums: number[] = [];

  constructor(
    private readonly random: Random,
    private readonly items: readonly T[],
  ) {
    let sum = 0;
    for (let i = 0; i < items.length; i++) this.sums.push((sum += 1 / (i + 1)));
  }

  next(): T {
    const target = this.random.next() * this.sums.at(-1)!;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}
