import { firstAtLeast, firstIndex } from '../../base/sorted';

/**
 * Places of a text that are known in another one, in the same order in both: all that was between two of them should be
 * between them still.
 */
export class Order {
  private readonly olds: Int32Array;
  private readonly news: Int32Array;

  /**
   * Takes as many points as are in order (a longest ascending subsequence, Schensted 1961; Fredman 1975).
   * @param olds of the points, in any order
   * @param news of the same points
   */
  constructor(olds: Int32Array, news: Int32Array) {
    const byOld = Int32Array.from(olds, (_, i) => i).sort(
      (a, b) => olds[a]! - olds[b]! || news[a]! - news[b]!,
    );
    // the points with which the best sequences of each length end, and the one before each
    const tails = new Int32Array(olds.length);
    const before = new Int32Array(olds.length).fill(-1);
    let length = 0;
    for (const point of byOld) {
      const place = firstIndex(length, i => news[tails[i]!]! > news[point]!);
      before[point] = place > 0 ? tails[place - 1]! : -1;
      tails[place] = point;
      if (place === length) length++;
    }
    this.olds = new Int32Array(length);
    this.news = new Int32Array(length);
    for (let i = length - 1, point = tails[length - 1] ?? -1; i >= 0; i--, point = before[point]!) {
      this.olds[i] = olds[point]!;
      this.news[i] = news[point]!;
    }
  }

  /** Where in the new text something that was at an old place should be: from here on. 0 where nothing is before it. */
  lowest(old: number): number {
    const next = firstAtLeast(this.olds, old + 1);
    return next === 0 ? 0 : this.news[next - 1]!;
  }

  /** Up to here; Infinity where nothing is after it. */
  highest(old: number): number {
    return this.news[firstAtLeast(this.olds, old)] ?? Infinity;
  }

  /** Whether nothing is known. */
  get isEmpty(): boolean {
    return this.olds.length === 0;
  }
}
