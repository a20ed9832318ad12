/** Numbers that look random and are the same for the same seed (mulberry32, T. Ettinger 2017). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** From 0 to less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
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
