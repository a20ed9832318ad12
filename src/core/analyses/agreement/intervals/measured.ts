import { pairsOf } from '../figures';
import { type Cell, type Tally, countBits } from '../units/tally';
import type { CodeSums, Expected, Features, Measured, Part } from './linearized';

/** The figures that have intervals. */
export const MEASURES = ['percent', 'positive', 'kappa', 'alpha'] as const;
export type Measure = (typeof MEASURES)[number];

/** The clusters of a tally with units that two coders rate, and what of a code each of them has. */
export class MeasuredTally {
  readonly count: number;
  /** Of each cluster: ratings, units, and for each pair of coders the units that both rate. */
  readonly features: Features;
  private readonly numberOf: ReadonlyMap<number, number>;
  private readonly pairs: readonly (readonly [number, number])[];
  private readonly known = new Map<number, readonly Sums[]>();

  constructor(private readonly tally: Tally) {
    this.pairs = pairsOf(tally.coders);
    const units = tally.units().filter(({ rated }) => countBits(rated) > 1);
    const clusters = [...new Set(units.map(({ cluster }) => cluster))].sort((a, b) => a - b);
    this.numberOf = new Map(clusters.map((cluster, i) => [cluster, i]));
    this.count = clusters.length;
    const features = Array.from({ length: 2 + this.pairs.length }, () => new Float64Array(this.count));
    for (const { cluster, rated, weight } of units) {
      const at = this.numberOf.get(cluster)!;
      features[0]![at]! += weight * countBits(rated);
      features[1]![at]! += weight;
      this.pairs.forEach(([i, j], p) => {
        if ((rated & (1 << i)) !== 0 && (rated & (1 << j)) !== 0) features[2 + p]![at]! += weight;
      });
    }
    this.features = features;
  }

  /** A figure over one or several codes. @param targets of the tally */
  of(measure: Measure, targets: readonly number[]): Measured {
    const sums = targets.map(target => this.sumsOf(target));
    const clusters = Int32Array.from(new Set(sums.flatMap(own => own.map(({ cluster }) => cluster)))).sort();
    const placeOf = new Map(Array.from(clusters, (cluster, i) => [cluster, i]));
    const codes = (of: (own: Sums) => Triple): readonly CodeSums[] =>
      sums.map(own => {
        const triples = own.map(of);
        return {
          at: Int32Array.from(own, ({ cluster }) => placeOf.get(cluster)!),
          apart: Float64Array.from(triples, ([apart]) => apart),
          first: Float64Array.from(triples, ([, first]) => first),
          second: Float64Array.from(triples, ([, , second]) => second),
        };
      });
    const scratch = () => [new Float64Array(clusters.length), new Float64Array(clusters.length)] as const;
    const parts: readonly Part[] =
      measure === 'kappa'
        ? this.pairs.map((_, p) => ({
            feature: 2 + p,
            codes: codes(own => own.pairs[p]!),
            scratch: scratch(),
          }))
        : [{ feature: measure === 'alpha' ? 0 : 1, codes: codes(own => own[measure]), scratch: scratch() }];
    return { expected: EXPECTED[measure], isWithoutReplacement: measure === 'alpha', clusters, parts };
  }

  private sumsOf(target: number): readonly Sums[] {
    const known = this.known.get(target);
    if (known) return known;
    const sums = new Map<number, Sums>();
    for (const cell of this.tally.cells(target)) {
      if (countBits(cell.rated) < 2) continue;
      const cluster = this.numberOf.get(cell.cluster)!;
      let own = sums.get(cluster);
      if (!own) sums.set(cluster, (own = nothing(cluster, this.pairs.length)));
      add(own, cell, this.pairs);
    }
    const found = [...sums.values()];
    this.known.set(target, found);
    return found;
  }
}

const EXPECTED: Readonly<Record<Measure, Expected>> = {
  percent: 'all',
  positive: 'yes',
  kappa: 'chance',
  alpha: 'chance',
};

/** Disagreement, yes of the first, yes of the second. */
type Triple = [apart: number, first: number, second: number];

/** Of one code in one cluster. */
interface Sums {
  readonly cluster: number;
  readonly percent: Triple;
  readonly positive: Triple;
  readonly alpha: Triple;
  readonly pairs: readonly Triple[];
}

function nothing(cluster: number, pairs: number): Sums {
  const none = (): Triple => [0, 0, 0];
  return {
    cluster,
    percent: none(),
    positive: none(),
    alpha: none(),
    pairs: Array.from({ length: pairs }, none),
  };
}

function add(
  { percent, positive, alpha, pairs }: Sums,
  { rated, yes, weight }: Cell,
  coders: readonly (readonly [number, number])[],
): void {
  const [raters, saying] = [countBits(rated), countBits(yes)];
  // pairs of coders who disagree, and ordered pairs in all
  const apart = saying * (raters - saying);
  percent[0] += (2 * weight * apart) / (raters * (raters - 1));
  positive[0] += weight * apart;
  positive[1] += weight * saying * (raters - 1);
  alpha[0] += (2 * weight * apart) / (raters - 1);
  alpha[1] += weight * saying;
  alpha[2] += weight * saying;
  coders.forEach(([i, j], p) => {
    const [first, second] = [1 << i, 1 << j];
    if ((rated & first) === 0 || (rated & second) === 0) return;
    const own = pairs[p]!;
    const [a, b] = [(yes & first) !== 0, (yes & second) !== 0];
    if (a !== b) own[0] += weight;
    if (a) own[1] += weight;
    if (b) own[2] += weight;
  });
}
