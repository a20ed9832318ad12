import type { Steps } from '../../../base/steps';
import type { Tally } from '../units/tally';
import { type DrawnBlock, Draws } from './draws';
import { Draw, estimate } from './linearized';
import { MEASURES, type Measure, MeasuredTally } from './measured';
import { NearCode, type NearFigures, drawnUnits, nearFigures, pairCounts, sumsRoom } from './nearly';
import { NearPooled } from './nearPooled';
import {
  type Interval,
  type Resampled,
  Resampling,
  ResamplingRoom,
  tooFewClusters,
  tooFewVary,
} from './resampling';
import { t975 } from './studentT';
import { WeightedSums } from './weightedSums';

export type { Interval };

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
 * Time grows with resamples × (clusters + clusters in which targets occur). With two coders all resamples are first worked
 * out nearly, by sums that computers add fast, and only those exactly that decide where an interval ends.
 * @param targets those that have intervals of their own
 * @param pooled those that the overall figure is made of
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
  if (count < 2) return withoutIntervals(targets, tooFewClusters(cluster), count);
  const whole = new Draw(new Int32Array(count).fill(1), measured.features);
  const draws = new Draws(count, measured.features, resamples, seed);
  const groups = [...targets.map(target => [target]), pooled].map((own): Group => {
    const figures = measured.of(own);
    const distances = new Float64Array(MEASURES.length * resamples);
    const of = (measure: Measure, least: number) => {
      const at = MEASURES.indexOf(measure) * resamples;
      const own = figures[measure];
      return new Resampling(
        estimate(own, whole),
        resample => estimate(own, draws.at(resample)),
        distances.subarray(at, at + resamples),
        least,
      );
    };
    return {
      alpha: of('alpha', -1),
      kappa: of('kappa', -1),
      percent: of('percent', 0),
      positive: of('positive', 0),
    };
  });
  if (tally.coders === 2) yield* resampleNearly(measured, draws, targets, pooled, groups);
  else yield* resampleExactly(draws, groups);
  const t = t975(count - 1);
  const room = new ResamplingRoom(resamples);
  const found = groups.map((group): MeasureIntervals => {
    const reason = tooFewVary(group.alpha.withoutVariation, resamples);
    if (reason !== undefined) return noIntervals(reason);
    const of = (measure: Measure) => group[measure].interval(t, cluster, room);
    return { percent: of('percent'), positive: of('positive'), kappa: of('kappa'), alpha: of('alpha') };
  });
  return { ofTargets: found.slice(0, -1), overall: found.at(-1)!, clusters: count };
}

type Group = Readonly<Record<Measure, Resampling>>;

function withoutIntervals(targets: readonly number[], reason: string | null, clusters: number): Intervals {
  return {
    ofTargets: targets.map(() => noIntervals(reason)),
    overall: noIntervals(reason),
    clusters,
  };
}

function* resampleExactly(draws: Draws, groups: readonly Group[]): Steps<void> {
  for (let resample = 0; resample < draws.resamples; resample++) {
    for (const group of groups) for (const measure of MEASURES) group[measure].addExactly(resample);
    yield (resample + 1) / draws.resamples;
  }
}

/** Of two coders. @param groups one for each target, and one for the pooled ones */
function* resampleNearly(
  measured: MeasuredTally,
  draws: Draws,
  targets: readonly number[],
  pooled: readonly number[],
  groups: readonly Group[],
): Steps<void> {
  const units = measured.features[1]!;
  const all = [...new Set([...targets, ...pooled])];
  const counts = new Map(all.map(target => [target, pairCounts(measured.sumsOf(target))]));
  const groupOf = new Map(targets.map((target, i) => [target, groups[i]!]));
  const codes = all.map(target => {
    const own = counts.get(target)!;
    return groupOf.has(target)
      ? new NearCode(own, units)
      : new WeightedSums(own.clusters, [own.first, own.second]);
  });
  const together = new NearPooled(
    pooled.map(target => counts.get(target)!),
    units,
  );
  const placeOf = new Map(pooled.map((target, i) => [target, i]));
  const found = nearFigures(draws.width);
  const room = sumsRoom(draws.width);
  const totals = {
    first: new Float64Array(pooled.length * draws.width),
    second: new Float64Array(pooled.length * draws.width),
  };
  for (const block of draws.blocks()) {
    const { width } = block.times;
    const drawn = drawnUnits(block.times, units, measured.count);
    for (const [i, target] of all.entries()) {
      const group = groupOf.get(target);
      const code = codes[i]!;
      if (code instanceof NearCode) {
        code.estimate(block, drawn, room, MEASURES, found);
        take(group!, block, found);
      } else code.add(block.times, [room.p, room.q]);
      const place = placeOf.get(target);
      if (place !== undefined) {
        totals.first.set(room.p.subarray(0, width), place * width);
        totals.second.set(room.q.subarray(0, width), place * width);
      }
      yield (block.from + (width * (i + 1)) / (all.length + 1)) / draws.resamples;
    }
    const length = pooled.length * width;
    const ofBlock = { first: totals.first.subarray(0, length), second: totals.second.subarray(0, length) };
    together.estimate(block, drawn, room, ofBlock, found);
    take(groups.at(-1)!, block, found);
  }
}

function take(group: Group, { from, times }: DrawnBlock, found: NearFigures): void {
  for (const measure of MEASURES) group[measure].add(from, times.width, found[measure]);
}
