import { pairsOf } from '../figures';
import { type Tally, countBits } from '../units/tally';
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
  private readonly known = new Map<number, Sums>();
  /** Cluster → its place among some. */
  private readonly placeOf: Int32Array;
  /** For each pair of coders; figures are worked out one after the other. */
  private readonly scratch: readonly (readonly [Float64Array, Float64Array])[];

  constructor(private readonly tally: Tally) {
    this.pairs = pairsOf(tally.coders);
    const units = tally.units().filter(({ rated }) => countBits(rated) > 1);
    const clusters = [...new Set(units.map(({ cluster }) => cluster))].sort((a, b) => a - b);
    this.numberOf = new Map(clusters.map((cluster, i) => [cluster, i]));
    this.count = clusters.length;
    this.placeOf = new Int32Array(this.count).fill(-1);
    this.scratch = this.pairs.map(() => [new Float64Array(this.count), new Float64Array(this.count)]);
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

  /** Each figure over one or several codes. @param targets of the tally */
  of(targets: readonly number[]): Readonly<Record<Measure, Measured>> {
    const sums = targets.map(target => this.sumsOf(target));
    const clusters = sums.length === 1 ? sums[0]!.clusters.slice().sort() : this.together(sums);
    const { placeOf } = this;
    for (let place = 0; place < clusters.length; place++) placeOf[clusters[place]!] = place;
    const places = sums.map(own => own.clusters.map(cluster => placeOf[cluster]!));
    for (let place = 0; place < clusters.length; place++) placeOf[clusters[place]!] = -1;
    const part = (feature: number, scratch: number, of: (own: Sums) => Triple): Part => ({
      feature,
      codes: sums.map((own, i): CodeSums => {
        const [apart, first, second] = of(own);
        return { at: places[i]!, apart, first, second };
      }),
      scratch: this.scratch[scratch]!,
    });
    const measured = (measure: Measure, parts: readonly Part[]): Measured => {
      return { expected: EXPECTED[measure], isWithoutReplacement: measure === 'alpha', clusters, parts };
    };
    return {
      percent: measured('percent', [part(1, 0, own => own.percent)]),
      positive: measured('positive', [part(1, 0, own => own.positive)]),
      kappa: measured(
        'kappa',
        this.pairs.map((_, p) => part(2 + p, p, own => own.pairs[p]!)),
      ),
      alpha: measured('alpha', [part(0, 0, own => own.alpha)]),
    };
  }

  /** The clusters that any of several codes occurs in, ascending. */
  private together(sums: readonly Sums[]): Int32Array {
    const occurs = new Uint8Array(this.count);
    let count = 0;
    for (const { clusters } of sums) {
      for (const cluster of clusters) {
        if (occurs[cluster] === 1) continue;
        occurs[cluster] = 1;
        count++;
      }
    }
    const found = new Int32Array(count);
    let at = 0;
    for (let cluster = 0; at < count; cluster++) if (occurs[cluster] === 1) found[at++] = cluster;
    return found;
  }

  /** What one code has in each cluster in which it occurs. */
  sumsOf(target: number): Sums {
    let sums = this.known.get(target);
    if (!sums) this.known.set(target, (sums = this.summed(target)));
    return sums;
  }

  private summed(target: number): Sums {
    const clusters: number[] = [];
    const { placeOf, pairs: coders } = this;
    const eachCell = (visit: (at: number, rated: number, yes: number, weight: number) => void) =>
      this.tally.eachCell(target, (cluster, rated, yes, weight) => {
        if (countBits(rated) < 2) return;
        const number = this.numberOf.get(cluster)!;
        if (placeOf[number]! < 0) placeOf[number] = clusters.push(number) - 1;
        visit(placeOf[number]!, rated, yes, weight);
      });
    eachCell(() => {});
    const room = new Float64Array((6 + 3 * this.pairs.length) * clusters.length);
    let used = 0;
    const column = () => room.subarray(used, (used += clusters.length));
    const none = column();
    const percent = column();
    const [apart, byPairs] = [column(), column()];
    const [coinciding, yeses] = [column(), column()];
    const pairs = coders.map((): Triple => [column(), column(), column()]);
    eachCell((at, rated, yes, weight) => {
      const [raters, saying] = [countBits(rated), countBits(yes)];
      // pairs of coders who disagree, and ordered pairs in all
      const disagreeing = saying * (raters - saying);
      percent[at]! += (2 * weight * disagreeing) / (raters * (raters - 1));
      apart[at]! += weight * disagreeing;
      byPairs[at]! += weight * saying * (raters - 1);
      coinciding[at]! += (2 * weight * disagreeing) / (raters - 1);
      yeses[at]! += weight * saying;
      for (let p = 0; p < coders.length; p++) {
        const [one, other] = coders[p]!;
        const [first, second] = [1 << one, 1 << other];
        if ((rated & first) === 0 || (rated & second) === 0) continue;
        const own = pairs[p]!;
        const [a, b] = [(yes & first) !== 0, (yes & second) !== 0];
        if (a !== b) own[0][at]! += weight;
        if (a) own[1][at]! += weight;
        if (b) own[2][at]! += weight;
      }
    });
    for (const number of clusters) placeOf[number] = -1;
    return {
      clusters: Int32Array.from(clusters),
      percent: [percent, none, none],
      positive: [apart, byPairs, none],
      alpha: [coinciding, yeses, yeses],
      pairs,
    };
  }
}

const EXPECTED: Readonly<Record<Measure, Expected>> = {
  percent: 'all',
  positive: 'yes',
  kappa: 'chance',
  alpha: 'chance',
};

/** By cluster: disagreement, yes of the first, yes of the second. */
type Triple = readonly [apart: Float64Array, first: Float64Array, second: Float64Array];

/** Of one code, by cluster. */
export interface Sums {
  /** The clusters in which it occurs, in the order in which it was counted in them. */
  readonly clusters: Int32Array;
  readonly percent: Triple;
  readonly positive: Triple;
  readonly alpha: Triple;
  /** Of each pair of coders. */
  readonly pairs: readonly Triple[];
}
