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

/** What one transcript adds to a {@link Tally}: equal ratings of one cluster together. */
export interface TallyPart {
  /** Whatever the code: cluster, who rated, and how many units. */
  readonly units: readonly Omit<Cell, 'yes'>[];
  /** The targets to which anyone says yes, each once. */
  readonly targets: Int32Array;
  /** For each of these where its cells begin, and at the end their number. */
  readonly froms: Int32Array;
  readonly clusters: Int32Array;
  readonly rated: Int32Array;
  readonly yes: Int32Array;
  readonly weights: Float64Array;
  /** For each of these targets, the units (with characters: passages) to which someone says yes and that two coders rate. */
  readonly occurrences: Float64Array;
}

/**
 * How several coders rated the units of a study, for many codes. What no one says yes to is not kept but follows from all
 * units, so that a code costs no more than its segments.
 */
export class Tally {
  /** Target → number of units (with characters: of passages) to which someone says yes and that two coders rate. */
  readonly occurrences: Float64Array;
  /** Who rated → units, clusters together. */
  private readonly allRated = new Map<number, number>();
  private readonly all: Omit<Cell, 'yes'>[] = [];
  private readonly parts: { readonly part: TallyPart; readonly first: number }[] = [];
  private found: CellsByTarget | undefined;
  private readonly ways: number;

  constructor(
    readonly coders: number,
    targets: number,
  ) {
    this.ways = 2 ** coders;
    this.occurrences = new Float64Array(targets);
  }

  /** @param first what is added to the numbers of the part's clusters; no other part has the same */
  add(part: TallyPart, first: number): void {
    for (const { cluster, rated, weight } of part.units) {
      this.all.push({ cluster: first + cluster, rated, weight });
      this.allRated.set(rated, (this.allRated.get(rated) ?? 0) + weight);
    }
    const { targets, occurrences } = part;
    for (let at = 0; at < targets.length; at++) this.occurrences[targets[at]!]! += occurrences[at]!;
    this.parts.push({ part, first });
    this.found = undefined;
  }

  /** Units by cluster and who rated them. */
  units(): readonly Omit<Cell, 'yes'>[] {
    return this.all;
  }

  /** Visits the units to which someone says yes. */
  eachCell(
    target: number,
    visit: (cluster: number, rated: number, yes: number, weight: number) => void,
  ): void {
    const { froms, clusters, rated, yes, weights } = (this.found ??= byTarget(
      this.parts,
      this.occurrences.length,
    ));
    const to = froms[target + 1]!;
    for (let i = froms[target]!; i < to; i++) visit(clusters[i]!, rated[i]!, yes[i]!, weights[i]!);
  }

  /** All ratings of a target, clusters together: category 1 is yes, 0 is no. */
  ratings(target: number): Ratings {
    const left = new Map(this.allRated);
    const said = new Map<number, number>();
    this.eachCell(target, (_, rated, yes, weight) => {
      const key = rated * this.ways + yes;
      said.set(key, (said.get(key) ?? 0) + weight);
    });
    for (const [key, weight] of said) {
      const rated = Math.floor(key / this.ways);
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

/** All cells, those of one target together. */
interface CellsByTarget {
  readonly froms: Int32Array;
  readonly clusters: Int32Array;
  readonly rated: Int32Array;
  readonly yes: Int32Array;
  readonly weights: Float64Array;
}

/** The cells of some parts by target, and within that as the parts have them. */
function byTarget(
  parts: readonly { readonly part: TallyPart; readonly first: number }[],
  targets: number,
): CellsByTarget {
  const froms = new Int32Array(targets + 1);
  for (const { part } of parts) {
    for (let at = 0; at < part.targets.length; at++)
      froms[part.targets[at]! + 1]! += part.froms[at + 1]! - part.froms[at]!;
  }
  for (let target = 0; target < targets; target++) froms[target + 1]! += froms[target]!;
  const next = froms.slice();
  const count = froms[targets]!;
  const [clusters, rated, yes] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const weights = new Float64Array(count);
  for (const { part, first } of parts) {
    for (let at = 0; at < part.targets.length; at++) {
      const target = part.targets[at]!;
      for (let i = part.froms[at]!; i < part.froms[at + 1]!; i++) {
        const to = next[target]!++;
        clusters[to] = first + part.clusters[i]!;
        rated[to] = part.rated[i]!;
        yes[to] = part.yes[i]!;
        weights[to] = part.weights[i]!;
      }
    }
  }
  return { froms, clusters, rated, yes, weights };
}

/** Number of coders in a set of bits. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
