import type { Scale } from '../../../codebook/code';
import type { Estimate } from '../intervals/linearized';
import type { ValuedUnit } from './valuedUnits';

/** Coincidences of the values in one cluster; values by their numbers among those that occur. */
interface ClusterSums {
  readonly values: Int32Array;
  readonly counts: Float64Array;
  /** Of each pair of different values how often they coincide, as Krippendorff's o with a unit's 1 / (m − 1). */
  readonly firsts: Int32Array;
  readonly seconds: Int32Array;
  readonly coinciding: Float64Array;
}

/**
 * Krippendorff's α with the difference of ordinal or of interval data, for any number of coders and with missing values
 * (Krippendorff 2011, Computing Krippendorff's alpha-reliability, section D): 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck.
 * The ordinal δ, the number of values between two with half of those at both ends, is the difference of their mean ranks;
 * so both are variances around a mean, and take time that grows with the values.
 */
export class DistanceAlpha {
  /** Values that occur, ascending. */
  private readonly places: readonly number[];
  private readonly clusters: readonly ClusterSums[];

  /** @param units in which at least two coders have a value */
  constructor(
    private readonly kind: Scale['kind'],
    units: readonly ValuedUnit[],
  ) {
    this.places = [...new Set(units.flatMap(({ ranks }) => ranks.filter(isKnown)))].sort((a, b) => a - b);
    const numbers = new Map(this.places.map((place, i) => [place, i]));
    const byCluster = new Map<number, ValuedUnit[]>();
    for (const unit of units) {
      const known = byCluster.get(unit.cluster);
      if (known) known.push(unit);
      else byCluster.set(unit.cluster, [unit]);
    }
    const order = [...byCluster.keys()].sort((a, b) => a - b);
    this.clusters = order.map(cluster => sumsOf(byCluster.get(cluster)!, numbers));
  }

  /** Number of clusters with such units. */
  get count(): number {
    return this.clusters.length;
  }

  /**
   * α and its standard error by linearization: what each cluster adds to α, to first order (the infinitesimal jackknife:
   * Efron & Tibshirani 1993, ch. 21). NaN where all values are the same.
   * @param times how often each cluster is in the sample
   */
  estimate(times: ArrayLike<number>): Estimate {
    const n = new Float64Array(this.places.length);
    this.each(times, ({ values, counts }, drawn) => {
      for (let i = 0; i < values.length; i++) n[values[i]!]! += drawn * counts[i]!;
    });
    if (n.filter(count => count > 0).length < 2) return { value: NaN, error: 0 };
    const x = this.positions(n);
    const total = n.reduce((sum, count) => sum + count, 0);
    const mean = n.reduce((sum, count, c) => sum + count * x[c]!, 0) / total;
    const spread = n.reduce((sum, count, c) => sum + count * (x[c]! - mean) ** 2, 0);
    const pull = new Float64Array(n.length);
    let apart = 0;
    this.each(times, ({ firsts, seconds, coinciding }, drawn) => {
      for (let i = 0; i < firsts.length; i++) {
        const [c, k] = [firsts[i]!, seconds[i]!];
        const far = x[c]! - x[k]!;
        const weight = drawn * coinciding[i]!;
        apart += 2 * weight * far * far;
        pull[c]! += weight * far;
        pull[k]! -= weight * far;
      }
    });
    const correction = (total - 1) / total;
    const ratio = apart / (2 * spread);
    const shifts = this.shifts(n, x, { mean, spread, ratio, pull });
    let squares = 0;
    let drawnClusters = 0;
    this.each(times, ({ values, counts, firsts, seconds, coinciding }, drawn) => {
      let added = 0;
      for (let i = 0; i < firsts.length; i++)
        added += (coinciding[i]! * (x[firsts[i]!]! - x[seconds[i]!]!) ** 2) / spread;
      for (let i = 0; i < values.length; i++) {
        const c = values[i]!;
        added += counts[i]! * (shifts[c]! - (ratio * (x[c]! - mean) ** 2) / spread);
      }
      squares += drawn * (correction * added) ** 2;
      drawnClusters += drawn;
    });
    const error = drawnClusters > 1 ? Math.sqrt((squares * drawnClusters) / (drawnClusters - 1)) : 0;
    return { value: 1 - correction * ratio, error };
  }

  /** Where values are: the numbers themselves, or mean ranks. */
  private positions(n: Float64Array): Float64Array {
    if (this.kind === 'numeric') return Float64Array.from(this.places);
    let below = 0;
    return n.map(count => {
      below += count;
      return below - count / 2;
    });
  }

  /** What one more of each value adds by moving the mean ranks of those above it, and its own; nothing for numbers. */
  private shifts(
    n: Float64Array,
    x: Float64Array,
    { mean, spread, ratio, pull }: { mean: number; spread: number; ratio: number; pull: Float64Array },
  ): Float64Array {
    const shifts = new Float64Array(n.length);
    if (this.kind === 'numeric') return shifts;
    let above = 0;
    for (let c = n.length - 1; c >= 0; c--) {
      const own = (2 * pull[c]! - 2 * ratio * n[c]! * (x[c]! - mean)) / spread;
      shifts[c] = above + own / 2;
      above += own;
    }
    return shifts;
  }

  private each(times: ArrayLike<number>, visit: (cluster: ClusterSums, drawn: number) => void): void {
    this.clusters.forEach((cluster, i) => {
      if (times[i]! > 0) visit(cluster, times[i]!);
    });
  }
}

export function isKnown(rank: number | null): rank is number {
  return rank !== null;
}

function sumsOf(units: readonly ValuedUnit[], numbers: ReadonlyMap<number, number>): ClusterSums {
  const counts = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (const { weight, ranks } of units) {
    const said = ranks.filter(isKnown).map(rank => numbers.get(rank)!);
    for (const [i, one] of said.entries()) {
      counts.set(one, (counts.get(one) ?? 0) + weight);
      for (const other of said.slice(i + 1)) {
        if (one === other) continue;
        const key = Math.min(one, other) * numbers.size + Math.max(one, other);
        pairs.set(key, (pairs.get(key) ?? 0) + weight / (said.length - 1));
      }
    }
  }
  return {
    values: Int32Array.from(counts.keys()),
    counts: Float64Array.from(counts.values()),
    firsts: Int32Array.from(pairs.keys(), key => Math.floor(key / numbers.size)),
    seconds: Int32Array.from(pairs.keys(), key => key % numbers.size),
    coinciding: Float64Array.from(pairs.values()),
  };
}
