import type { Steps } from '../../../base/steps';
import { SeededRandom } from '../../../base/random';
import type { Tally } from '../units/tally';
import { Draw, type Measured, estimate } from './linearized';
import { MEASURES, type Measure, MeasuredTally } from './measured';
import { t975 } from './studentT';

/** Meant to contain the figure in 95 of 100 studies. */
export type Interval = readonly [low: number, high: number];

export interface Resampled {
  readonly interval: Interval | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/** Of each figure of one code, or over several. */
export type MeasureIntervals = Readonly<Record<Measure, Resampled>>;

export interface Intervals {
  /** For each target asked for. */
  readonly ofTargets: readonly MeasureIntervals[];
  /** For the targets that are pooled, together. */
  readonly overall: MeasureIntervals;
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
/** From fewer that also have a standard error, Student's t alone is better (`npm run bench coverage`). */
const MIN_WITH_ERROR = 0.9;
/** A smaller standard error is rounding. */
const LEAST_ERROR = 1e-7;

/** No intervals at all, for the same reason. */
export function noIntervals(reason: string | null): MeasureIntervals {
  const none: Resampled = { interval: null, reason };
  return { percent: none, positive: none, kappa: none, alpha: none };
}

/**
 * Intervals by a studentized cluster bootstrap: clusters are drawn with replacement, as many as there are; of each
 * resample, how many of its own standard errors its figure is from that of the sample; the percentiles of these, times the
 * sample's standard error, are taken from its figure (bootstrap-t: Efron & Tibshirani 1993, ch. 12.5; Davison & Hinkley 1997,
 * ch. 5.2). Whole clusters, since units within one are not independent (Field & Welsh 2007). Never narrower than by
 * Student's t with one degree of freedom less than there are clusters, and by t alone where more than one resample in ten
 * has no standard error, because no two coders disagree in it. The same draws for all targets.
 *
 * Time grows with resamples × (clusters + clusters in which targets occur).
 * @param pooled places in `targets` of those that the overall figure is made of
 */
export function* bootstrapIntervals(
  tally: Tally,
  targets: readonly number[],
  pooled: readonly number[],
  { resamples, seed, cluster }: BootstrapOptions,
): Steps<Intervals> {
  if (resamples === 0) return withoutIntervals(targets, null, 0);
  const measured = new MeasuredTally(tally);
  const { count } = measured;
  if (count < 2) return withoutIntervals(targets, `fewer than two ${cluster}s to draw from`, count); // not for the catalogue
  const groups = [...targets.map(target => [target]), pooled.map(place => targets[place]!)].map(own => ({
    alpha: new Resampling(measured.of('alpha', own), resamples, -1),
    kappa: new Resampling(measured.of('kappa', own), resamples, -1),
    percent: new Resampling(measured.of('percent', own), resamples, 0),
    positive: new Resampling(measured.of('positive', own), resamples, 0),
  }));
  const whole = new Draw(new Int32Array(count).fill(1), measured.features);
  for (const group of groups) for (const measure of MEASURES) group[measure].begin(whole);
  const random = new SeededRandom(seed);
  for (let resample = 0; resample < resamples; resample++) {
    const times = new Int32Array(count);
    for (let i = 0; i < count; i++) times[random.below(count)]!++;
    const draw = new Draw(times, measured.features);
    for (const group of groups) for (const measure of MEASURES) group[measure].add(draw);
    yield (resample + 1) / resamples;
  }
  const found = groups.map((group): MeasureIntervals => {
    const without = group.alpha.withoutVariation;
    if (resamples - without < resamples * MIN_WITH_FIGURE) {
      return noIntervals(`no variation in ${without} of ${resamples} resamples`); // not for the catalogue
    }
    const of = (measure: Measure) => group[measure].interval(count, cluster);
    return { percent: of('percent'), positive: of('positive'), kappa: of('kappa'), alpha: of('alpha') };
  });
  return { ofTargets: found.slice(0, -1), overall: found.at(-1)!, clusters: count };
}

function withoutIntervals(targets: readonly number[], reason: string | null, clusters: number): Intervals {
  return {
    ofTargets: targets.map(() => noIntervals(reason)),
    overall: noIntervals(reason),
    clusters,
  };
}

/** One figure in all resamples. */
class Resampling {
  /** How many of its standard errors a resample's figure is from the sample's. */
  private readonly distances: Float64Array;
  private count = 0;
  private value = NaN;
  private error = 0;
  /** Number of resamples in which all ratings are the same. */
  withoutVariation = 0;

  /** @param least what the figure cannot be below */
  constructor(
    private readonly measured: Measured,
    resamples: number,
    private readonly least: number,
  ) {
    this.distances = new Float64Array(resamples);
  }

  begin(sample: Draw): void {
    const { value, error } = estimate(this.measured, sample);
    this.value = value;
    this.error = error;
  }

  add(draw: Draw): void {
    const { value, error } = estimate(this.measured, draw);
    if (Number.isNaN(value)) this.withoutVariation++;
    else if (error > LEAST_ERROR) this.distances[this.count++] = (value - this.value) / error;
  }

  interval(clusters: number, cluster: string): Resampled {
    const { value, error, least } = this;
    if (Number.isNaN(value)) return { interval: null, reason: null };
    const same = `the ${cluster}s do not differ`; // not for the catalogue
    if (error <= LEAST_ERROR) return { interval: null, reason: same };
    const t = t975(clusters - 1);
    let [below, above] = [t, t];
    if (this.count >= this.distances.length * MIN_WITH_ERROR) {
      const sorted = this.distances.subarray(0, this.count).sort();
      below = Math.max(t, percentile(sorted, 1 - TAIL));
      above = Math.max(t, -percentile(sorted, TAIL));
    }
    return {
      interval: [Math.max(least, value - below * error), Math.min(1, value + above * error)],
      reason: null,
    };
  }
}

/** By linear interpolation (Hyndman & Fan 1996, type 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}
