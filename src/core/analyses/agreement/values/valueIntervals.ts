import { Draws } from '../intervals/draws';
import {
  type Interval,
  Resampling,
  ResamplingRoom,
  tooFewClusters,
  tooFewVary,
} from '../intervals/resampling';
import { t975 } from '../intervals/studentT';
import type { DistanceAlpha } from './distanceAlpha';

interface AlphaWithInterval {
  readonly alpha: number;
  readonly ci: Interval | null;
  /** Why there is none, where some were asked for. */
  readonly ciReason: string | null;
}

/** α and its interval by the studentized bootstrap of {@link bootstrapIntervals}, over the clusters with units that count. */
export function alphaInterval(
  measured: DistanceAlpha,
  {
    resamples,
    seed,
    cluster,
  }: { readonly resamples: number; readonly seed: number; readonly cluster: string },
): AlphaWithInterval {
  const { count } = measured;
  const sample = measured.estimate(new Int32Array(count).fill(1));
  const without = (ciReason: string | null) => ({ alpha: sample.value, ci: null, ciReason });
  if (resamples === 0) return without(null);
  if (count < 2) return without(tooFewClusters(cluster));
  const draws = new Draws(count, [], resamples, seed);
  const estimate = (resample: number) => measured.estimate(draws.at(resample).times);
  const resampling = new Resampling(sample, estimate, new Float64Array(resamples), -1);
  for (let resample = 0; resample < resamples; resample++) resampling.addExactly(resample);
  const few = tooFewVary(resampling.withoutVariation, resamples);
  if (few !== undefined) return without(few);
  const { interval, reason } = resampling.interval(t975(count - 1), cluster, new ResamplingRoom(resamples));
  return { alpha: sample.value, ci: interval, ciReason: reason };
}
