import type { Steps } from '../../base/steps';
import { SeededRandom } from '../../base/random';
import { type Tally, countBits } from './units/tally';

/** Where 95% of the resamples have their figure. */
export type Interval = readonly [low: number, high: number];

export interface Resampled {
  readonly interval: Interval | null;
  /** Why there is none. */
  readonly reason: string | null;
}

export interface Intervals {
  /** For each target asked for. */
  readonly ofTargets: readonly Resampled[];
  /** For the targets that are pooled, together. */
  readonly overall: Resampled;
  /** Number of clusters that were drawn from. */
  readonly clusters: number;
}

export interface BootstrapOptions {
  /** Number of resamples; 0 for no intervals. */
  readonly resamples: number;
  readonly seed: number;
  /** What a cluster is called in a reason: “transcript”. */
  readonly cluster: string;
}

const TAIL = 0.025;
/** An interval from fewer of the resamples would be one of those that happen to have a figure. */
const MIN_WITH_FIGURE = 0.95;

/** What a target's α is made of, by cluster: all of it adds up. */
interface Sums {
  readonly clusters: Int32Array;
  /** Σ r (m − r) / (m − 1) over units, where r of m coders say yes. */
  readonly disagreed: Float64Array;
  /** Σ r. */
  readonly yes: Float64Array;
}

/**
 * Intervals for Krippendorff's α by a cluster bootstrap: clusters are drawn with replacement, as many as there are, and
 * the figure is computed again; the interval is from the 2.5th to the 97.5th percentile of the figures (Efron & Tibshirani
 * 1993, ch. 13; of whole clusters, since units within one are not independent: Field & Welsh 2007). The same draws for
 * all targets. Time grows with resamples × (clusters + clusters in which targets occur).
 * @param pooled places in `targets` of those that the overall figure is made of
 */
export function* bootstrapAlpha(
  tally: Tally,
  targets: readonly number[],
  pooled: readonly number[],
  { resamples, seed, cluster }: BootstrapOptions,
): Steps<Intervals> {
  const { numberOf, pairable } = clustersOf(tally);
  const count = pairable.length;
  const none = { interval: null, reason: whyNone(resamples, count, cluster) };
  if (none.reason !== null || resamples === 0) {
    return { ofTargets: targets.map(() => none), overall: none, clusters: count };
  }
  const sums = targets.map(target => sumsOf(tally, target, numberOf));
  const figures = targets.map(() => new Float64Array(resamples));
  const overall = new Float64Array(resamples);
  const random = new SeededRandom(seed);
  const drawn = new Int32Array(count);
  const parts = targets.map(() => ({ observed: 0, expected: 0 }));
  for (let resample = 0; resample < resamples; resample++) {
    drawn.fill(0);
    for (let i = 0; i < count; i++) drawn[random.below(count)]!++;
    let n = 0;
    for (let i = 0; i < count; i++) n += drawn[i]! * pairable[i]!;
    sums.forEach((sum, t) => {
      const part = disagreement(sum, drawn, n);
      parts[t] = part;
      figures[t]![resample] = part.expected > 0 ? 1 - part.observed / part.expected : NaN;
    });
    let [observed, expected] = [0, 0];
    for (const t of pooled) {
      observed += parts[t]!.observed;
      expected += parts[t]!.expected;
    }
    overall[resample] = expected > 0 ? 1 - observed / expected : NaN;
    yield (resample + 1) / resamples;
  }
  return { ofTargets: figures.map(intervalOf), overall: intervalOf(overall), clusters: count };
}

function whyNone(resamples: number, clusters: number, cluster: string): string | null {
  if (resamples > 0 && clusters < 2) return `fewer than two ${cluster}s to draw from`; // not for the catalogue
  return null;
}

/** The clusters with units that two coders rate, renumbered, and the number of ratings in these units. */
function clustersOf(tally: Tally): { numberOf: ReadonlyMap<number, number>; pairable: Float64Array } {
  const ratings = new Map<number, number>();
  for (const { cluster, rated, weight } of tally.units()) {
    const raters = countBits(rated);
    if (raters > 1) ratings.set(cluster, (ratings.get(cluster) ?? 0) + raters * weight);
  }
  const ordered = [...ratings.keys()].sort((a, b) => a - b);
  return {
    numberOf: new Map(ordered.map((cluster, i) => [cluster, i])),
    pairable: Float64Array.from(ordered, cluster => ratings.get(cluster)!),
  };
}

function sumsOf(tally: Tally, target: number, numberOf: ReadonlyMap<number, number>): Sums {
  const sums = new Map<number, { disagreed: number; yes: number }>();
  for (const { cluster, rated, yes, weight } of tally.cells(target)) {
    const [raters, saying] = [countBits(rated), countBits(yes)];
    if (raters < 2) continue;
    const number = numberOf.get(cluster)!;
    const sum = sums.get(number) ?? { disagreed: 0, yes: 0 };
    sum.disagreed += (weight * saying * (raters - saying)) / (raters - 1);
    sum.yes += weight * saying;
    sums.set(number, sum);
  }
  return {
    clusters: Int32Array.from(sums.keys()),
    disagreed: Float64Array.from(sums.values(), ({ disagreed }) => disagreed),
    yes: Float64Array.from(sums.values(), ({ yes }) => yes),
  };
}

/** Observed and expected disagreement of α in a resample with `n` ratings. */
function disagreement(
  { clusters, disagreed, yes }: Sums,
  drawn: Int32Array,
  n: number,
): { observed: number; expected: number } {
  let [o, ones] = [0, 0];
  for (let i = 0; i < clusters.length; i++) {
    const times = drawn[clusters[i]!]!;
    o += times * disagreed[i]!;
    ones += times * yes[i]!;
  }
  return { observed: (2 * o) / n, expected: (2 * ones * (n - ones)) / (n * (n - 1)) };
}

function intervalOf(figures: Float64Array): Resampled {
  const known = figures.filter(figure => !Number.isNaN(figure)).sort();
  if (known.length < figures.length * MIN_WITH_FIGURE) {
    const without = figures.length - known.length;
    return { interval: null, reason: `no variation in ${without} of ${figures.length} resamples` }; // not for the catalogue
  }
  return { interval: [percentile(known, TAIL), percentile(known, 1 - TAIL)], reason: null };
}

/** By linear interpolation (Hyndman & Fan 1996, type 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}
