/** From one state to the next. */
const STEP = 0x6d2b79f5;

/** Numbers that look random and are the same for the same seed, on every machine (mulberry32, T. Ettinger 2017). */
export class SeededRandom {
  private state: number;

  /** @param seed a whole number; only its lowest 32 bits count */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** The seed with which another would go on from here. */
  get place(): number {
    return this.state;
  }

  /** Leaves out numbers, without drawing them. */
  skip(numbers: number): void {
    this.state = (this.state + Math.imul(numbers, STEP)) | 0;
  }

  /** From 0 to less than 1. */
  next(): number {
    this.state = (this.state + STEP) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** The items in random order (Fisher & Yates 1938). */
  shuffled<T>(items: readonly T[]): T[] {
    const order = [...items];
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }
}
