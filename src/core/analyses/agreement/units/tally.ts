import type { Ratings } from '../nominal/ratings';

/** More coders have too many ways to agree. */
export const MAX_CODERS = 12;

/** So many units, or characters, of a cluster were rated by these coders, and these of them said yes. */
export interface Cell {
  readonly cluster: number;
  /** A bit for each coder. */
  readonly rated: number;
  /** A bit for each coder, of those who rated. */
  readonly yes: number;
  readonly weight: number;
}

/**
 * How several coders rated the units of a study, for many codes: equal ratings of one cluster together. What no one says
 * yes to is not kept but follows from all units, so that a code costs no more than its segments.
 */
export class Tally {
  /** Whatever the code: cluster and who rated → units. */
  private readonly all = new Map<number, number>();
  /** The same, clusters together. */
  private readonly allRated = new Map<number, number>();
  /** Target → cluster, who rated and who said yes → units. */
  private readonly some: readonly Map<number, number>[];
  /** Target → number of units (with characters: of passages) to which someone says yes and that two coders rate. */
  readonly occurrences: Float64Array;
  private readonly ways: number;

  constructor(
    readonly coders: number,
    targets: number,
  ) {
    this.ways = 2 ** coders;
    this.some = Array.from({ length: targets }, () => new Map<number, number>());
    this.occurrences = new Float64Array(targets);
  }

  /** Counts units, regardless of what is said of them. */
  addUnits(cluster: number, rated: number, weight: number): void {
    const key = cluster * this.ways + rated;
    this.all.set(key, (this.all.get(key) ?? 0) + weight);
    this.allRated.set(rated, (this.allRated.get(rated) ?? 0) + weight);
  }

  /** Counts units to which someone says yes; they are among {@link addUnits}. */
  add(target: number, cluster: number, rated: number, yes: number, weight: number): void {
    const said = yes & rated;
    if (said === 0) return;
    const cells = this.some[target]!;
    const key = (cluster * this.ways + rated) * this.ways + said;
    cells.set(key, (cells.get(key) ?? 0) + weight);
  }

  /** Units by cluster and who rated them. */
  units(): readonly Omit<Cell, 'yes'>[] {
    return [...this.all].map(([key, weight]) => ({
      cluster: Math.floor(key / this.ways),
      rated: key % this.ways,
      weight,
    }));
  }

  /** Units to which someone says yes. */
  cells(target: number): readonly Cell[] {
    return [...this.some[target]!].map(([key, weight]) => {
      const place = Math.floor(key / this.ways);
      return {
        cluster: Math.floor(place / this.ways),
        rated: place % this.ways,
        yes: key % this.ways,
        weight,
      };
    });
  }

  /** All ratings of a target, clusters together: category 1 is yes, 0 is no. */
  ratings(target: number): Ratings {
    const left = new Map(this.allRated);
    const said = new Map<number, number>();
    for (const { rated, yes, weight } of this.cells(target)) {
      const key = rated * this.ways + yes;
      said.set(key, (said.get(key) ?? 0) + weight);
      left.set(rated, left.get(rated)! - weight);
    }
    for (const [rated, weight] of left) if (weight > 0) said.set(rated * this.ways, weight);
    const patterns = [...said];
    const values = new Int32Array(patterns.length * this.coders);
    patterns.forEach(([key], p) => {
      const [rated, yes] = [Math.floor(key / this.ways), key % this.ways];
      for (let i = 0; i < this.coders; i++) {
        const bit = 1 << i;
        values[p * this.coders + i] = (rated & bit) === 0 ? -1 : (yes & bit) === 0 ? 0 : 1;
      }
    });
    return {
      coders: this.coders,
      categories: 2,
      values,
      weights: Float64Array.from(patterns, ([, weight]) => weight),
    };
  }
}

/** Number of coders in a set of bits. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
