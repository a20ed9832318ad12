import { isSurelyWithin, nthExactly } from './extremes';
import type { Estimate } from './linearized';
import type { NearEstimates } from './nearly';

/** Meant to contain the figure in 95 of 100 studies. */
export type Interval = readonly [low: number, high: number];

export interface Resampled {
  readonly interval: Interval | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/** An interval from fewer of the resamples would be one of those that happen to have a figure. */
const MIN_WITH_FIGURE = 0.95;

/** Why too few resamples have a figure; undefined where enough have one. */
export function tooFewVary(withoutVariation: number, resamples: number): string | undefined {
  return resamples - withoutVariation < resamples * MIN_WITH_FIGURE
    ? `no variation in ${withoutVariation} of ${resamples} resamples` // not for the catalogue
    : undefined;
}

/** Why there is no interval where there is only one cluster. */
export function tooFewClusters(cluster: string): string {
  return `fewer than two ${cluster}s to draw from`; // not for the catalogue
}

const TAIL = 0.025;
/** From fewer that also have a standard error, Student's t alone is better (`npm run bench coverage`). */
const MIN_WITH_ERROR = 0.9;
/** A smaller standard error is rounding. */
const LEAST_ERROR = 1e-7;

/** Room for what is looked at for one figure after the other. */
export class ResamplingRoom {
  readonly known: Int32Array;
  readonly nearly: Float64Array;
  readonly moved: Float64Array;

  constructor(resamples: number) {
    this.known = new Int32Array(resamples);
    this.nearly = new Float64Array(resamples);
    this.moved = new Float64Array(resamples);
  }
}

/** One figure in all resamples. */
export class Resampling {
  /** Number of resamples in which all ratings are the same. */
  withoutVariation = 0;

  /**
   * @param sample the figure of the study
   * @param estimate that of a resample, by its number
   * @param distances room for how many of its standard errors each resample's figure is from the sample's; NaN where it has
   * none
   * @param least what the figure cannot be below
   */
  constructor(
    private readonly sample: Estimate,
    private readonly estimate: (resample: number) => Estimate,
    private readonly distances: Float64Array,
    private readonly least: number,
  ) {}

  /** Takes what is nearly known of some resamples. @param from number of the first */
  add(from: number, width: number, { values, errors }: NearEstimates): void {
    const { value: sample } = this.sample;
    for (let k = 0; k < width; k++) {
      const value = values[k]!;
      const error = errors[k]!;
      const isClear = error > 2 * LEAST_ERROR;
      if (isClear) this.distances[from + k] = (value - sample) / error;
      else if (Number.isNaN(value)) this.none(from + k);
      else if (error === 0) this.distances[from + k] = NaN;
      else this.addExactly(from + k);
    }
  }

  addExactly(resample: number): void {
    const { value, error } = this.estimate(resample);
    if (Number.isNaN(value)) this.none(resample);
    else this.distances[resample] = error > LEAST_ERROR ? (value - this.sample.value) / error : NaN;
  }

  private none(resample: number): void {
    this.withoutVariation++;
    this.distances[resample] = NaN;
  }

  /** @param t of Student's distribution, for one degree of freedom less than there are clusters */
  interval(t: number, cluster: string, room: ResamplingRoom): Resampled {
    const { least } = this;
    const { value, error } = this.sample;
    if (Number.isNaN(value)) return { interval: null, reason: null };
    const same = `the ${cluster}s do not differ`; // not for the catalogue
    if (error <= LEAST_ERROR) return { interval: null, reason: same };
    let [below, above] = [t, t];
    const known = this.withDistance(room);
    if (known.length >= this.distances.length * MIN_WITH_ERROR) {
      below = this.furthest(known, t, 1, room);
      above = this.furthest(known, t, -1, room);
    }
    return {
      interval: [Math.max(least, value - below * error), Math.min(1, value + above * error)],
      reason: null,
    };
  }

  /** The resamples that have a distance. */
  private withDistance({ known: found }: ResamplingRoom): Int32Array {
    let count = 0;
    for (let i = 0; i < this.distances.length; i++) {
      if (!Number.isNaN(this.distances[i]!)) found[count++] = i;
    }
    return found.subarray(0, count);
  }

  /**
   * The percentile of the distances to one side, by linear interpolation (Hyndman & Fan 1996, type 7), but no less than
   * Student's t.
   * @param known the resamples that have a distance
   */
  private furthest(known: Int32Array, t: number, side: 1 | -1, room: ResamplingRoom): number {
    const nearly = room.nearly.subarray(0, known.length);
    for (let i = 0; i < known.length; i++) nearly[i] = side * this.distances[known[i]!]!;
    const last = known.length - 1;
    const place = (side > 0 ? 1 - TAIL : TAIL) * last;
    const below = Math.floor(place);
    const above = Math.min(below + 1, last);
    // to the other side the largest come first
    const rank = side > 0 ? below : last - above;
    if (isSurelyWithin(nearly, Math.min(rank + 1, last), t)) return t;
    const exactly = (i: number) => {
      const { value, error } = this.estimate(known[i]!);
      return (side * (value - this.sample.value)) / error;
    };
    const [nearer, further] = nthExactly(nearly, rank, exactly, room.moved);
    const [low, high] = side > 0 ? [nearer, further] : [-further, -nearer];
    return Math.max(t, side * (low + (place - below) * (high - low)));
  }
}
