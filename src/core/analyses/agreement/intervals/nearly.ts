import type { DrawnBlock } from './draws';
import type { Measure, Sums } from './measured';
import { type Rows, WeightedSums } from './weightedSums';

/** A figure of two coders and its standard error in each resample of a block, nearly. */
export interface NearEstimates {
  /** NaN where the figure has no variation. */
  readonly values: Float64Array;
  /** NaN where it cannot be told in this way. */
  readonly errors: Float64Array;
}

export type NearFigures = Readonly<Record<Measure, NearEstimates>>;

/** What is drawn in each resample of a block, whatever the code. */
export interface DrawnUnits {
  readonly width: number;
  /** Units that both rate, and the squares of how many in each cluster. */
  readonly units: Float64Array;
  readonly squares: Float64Array;
  /** clusters / (clusters − 1) */
  readonly correction: number;
}

export function nearFigures(width: number): NearFigures {
  const room = (): NearEstimates => ({ values: new Float64Array(width), errors: new Float64Array(width) });
  return { percent: room(), positive: room(), kappa: room(), alpha: room() };
}

/** Sums of a code over clusters: first's yes, second's yes, both's; what each of these is with units; and their products. */
const THINGS = ['p', 'q', 'h', 'fp', 'fq', 'fh', 'pp', 'qq', 'hh', 'pq', 'ph', 'qh'] as const;
type Thing = (typeof THINGS)[number];

/** Room for the sums of one code after the other. */
export type SumsRoom = Readonly<Record<Thing, Float64Array>> & {
  readonly all: readonly Float64Array[];
  readonly effects: Effects;
};

export function sumsRoom(width: number): SumsRoom {
  const all = THINGS.map(() => new Float64Array(width));
  const named = Object.fromEntries(THINGS.map((thing, i) => [thing, all[i]!])) as Record<Thing, Float64Array>;
  const column = () => new Float64Array(width);
  const effects = { unit: column(), first: column(), second: column(), apart: column() };
  return { ...named, all, effects };
}

/** What two coders say in each cluster, as counts. */
export interface PairCounts {
  readonly clusters: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly both: Float64Array;
}

export function pairCounts({ clusters, pairs }: Sums): PairCounts {
  const [apart, first, second] = pairs[0]!;
  const both = first.map((yes, i) => (yes + second[i]! - apart[i]!) / 2);
  return { clusters, first, second, both };
}

/**
 * All figures of one code in all resamples of a block at once. A cluster adds to a figure, to first order, a sum of its
 * counts, each times what depends on the resample alone; so the squares that make the standard error are made of a few sums
 * over clusters (see `estimate`, of which this is the same written as sums). It differs from that only by rounding.
 */
export class NearCode {
  private readonly sums: WeightedSums;

  /** @param units of each cluster */
  constructor({ clusters, first, second, both }: PairCounts, units: Float64Array) {
    const count = clusters.length;
    const room = new Float64Array(THINGS.length * count);
    const columns = THINGS.map((_, i) => room.subarray(i * count, (i + 1) * count));
    const [ps, qs, hs, fps, fqs, fhs, pps, qqs, hhs, pqs, phs, qhs] = columns;
    for (let i = 0; i < count; i++) {
      const p = first[i]!;
      const q = second[i]!;
      const h = both[i]!;
      const f = units[clusters[i]!]!;
      ps![i] = p;
      qs![i] = q;
      hs![i] = h;
      fps![i] = f * p;
      fqs![i] = f * q;
      fhs![i] = f * h;
      // products less what is known from the counts themselves: most of these are 0
      pps![i] = p * p - p;
      qqs![i] = q * q - q;
      hhs![i] = h * h - h;
      pqs![i] = p * q - h;
      phs![i] = p * h - h;
      qhs![i] = q * h - h;
    }
    this.sums = new WeightedSums(clusters, columns);
  }

  /** @param measures those that are asked for */
  estimate(
    { times }: DrawnBlock,
    drawn: DrawnUnits,
    room: SumsRoom,
    measures: readonly Measure[],
    found: NearFigures,
  ): void {
    this.sums.add(times, room.all);
    const { p, q, h, pp, qq, hh, pq, ph, qh, effects } = room;
    for (let k = 0; k < drawn.width; k++) {
      pp[k] = pp[k]! + p[k]!;
      qq[k] = qq[k]! + q[k]!;
      hh[k] = hh[k]! + h[k]!;
      pq[k] = pq[k]! + h[k]!;
      ph[k] = ph[k]! + h[k]!;
      qh[k] = qh[k]! + h[k]!;
    }
    for (const measure of measures) {
      const { values, errors } = found[measure];
      for (const effect of Object.values(effects)) effect.fill(0);
      OF_MEASURES[measure](room, drawn, values, effects);
      fillErrors(room, drawn, effects, errors);
    }
  }
}

/** What a cluster adds to a figure in each resample: so much for each of these things. */
interface Effects {
  /** Units that it rates. */
  readonly unit: Float64Array;
  /** Yes of the first, and of the second. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Units on which they differ. */
  readonly apart: Float64Array;
}

type Fill = (room: SumsRoom, drawn: DrawnUnits, values: Float64Array, effects: Effects) => void;

/** No disagreement can be expected below. */
export const LEAST_EXPECTED = 1e-15;

/** Figures and effects. NaN where the figure has no variation; no effects where it is surely the same in all clusters. */
const OF_MEASURES: Readonly<Record<Measure, Fill>> = {
  percent({ p, q, h }, { units, width }, values, { unit, apart }) {
    for (let k = 0; k < width; k++) {
      const n = units[k]!;
      const d = p[k]! + q[k]! - 2 * h[k]!;
      values[k] = 1 - d / n;
      if (d === 0) continue;
      unit[k] = d / n / n;
      apart[k] = -1 / n;
    }
  },
  positive({ p, q, h }, { units, width }, values, { first, second, apart }) {
    for (let k = 0; k < width; k++) {
      const yes = p[k]! + q[k]!;
      const d = yes - 2 * h[k]!;
      const hasFigure = yes / units[k]! > LEAST_EXPECTED;
      values[k] = hasFigure ? 1 - d / yes : NaN;
      // without a unit on which both say yes it is 0, whichever clusters are drawn
      if (!hasFigure || d === 0 || d === yes) continue;
      first[k] = d / yes / yes;
      second[k] = first[k]!;
      apart[k] = -1 / yes;
    }
  },
  kappa({ p: ps, q: qs, h }, { units, width }, values, { unit, first, second, apart }) {
    for (let k = 0; k < width; k++) {
      const n = units[k]!;
      const p = ps[k]!;
      const q = qs[k]!;
      const d = p + q - 2 * h[k]!;
      const square = n * n;
      const expected = (p * (n - q) + q * (n - p)) / square;
      const hasFigure = expected > LEAST_EXPECTED;
      const ratio = d / n / expected;
      values[k] = hasFigure ? 1 - ratio : NaN;
      // what only one of them ever says is just what is expected: it is 0, whichever clusters are drawn
      if (!hasFigure || d === 0 || p === 0 || q === 0) continue;
      unit[k] = (d / square + ratio * ((p + q) / square - (2 * expected) / n)) / expected;
      const scale = ratio / expected / square;
      first[k] = scale * (n - 2 * q);
      second[k] = scale * (n - 2 * p);
      apart[k] = -1 / n / expected;
    }
  },
  alpha({ p, q, h }, { units, width }, values, { unit, first, second, apart }) {
    for (let k = 0; k < width; k++) {
      // of ratings, of which there are two for each unit
      const n = 2 * units[k]!;
      const yes = p[k]! + q[k]!;
      const d = 2 * (yes - 2 * h[k]!);
      const square = n * n;
      const expected = (2 * yes * (n - yes)) / square;
      const hasFigure = expected > LEAST_EXPECTED;
      const ratio = d / n / expected;
      values[k] = hasFigure ? 1 - (ratio * (n - 1)) / n : NaN;
      if (!hasFigure || d === 0) continue;
      unit[k] = (2 * (d / square + ratio * ((2 * yes) / square - (2 * expected) / n))) / expected;
      first[k] = ((ratio / expected) * (2 * (n - 2 * yes))) / square;
      second[k] = first[k]!;
      apart[k] = -2 / n / expected;
    }
  },
};

/** Standard errors from what clusters add. */
function fillErrors(
  room: SumsRoom,
  { squares, correction, width }: DrawnUnits,
  { unit, first, second, apart }: Effects,
  errors: Float64Array,
): void {
  const { fp, fq, fh, pp, qq, hh, pq, ph, qh } = room;
  for (let k = 0; k < width; k++) {
    // units on which they differ are those of either less those of both twice
    const f = unit[k]!;
    const p = first[k]! + apart[k]!;
    const q = second[k]! + apart[k]!;
    const h = -2 * apart[k]!;
    const rated = f * f * squares[k]!;
    const withP = 2 * f * p * fp[k]!;
    const withQ = 2 * f * q * fq[k]!;
    const withH = 2 * f * h * fh[k]!;
    const own = p * p * pp[k]! + q * q * qq[k]! + h * h * hh[k]!;
    const pairPQ = 2 * p * q * pq[k]!;
    const pairPH = 2 * p * h * ph[k]!;
    const pairQH = 2 * q * h * qh[k]!;
    const sum = rated + withP + withQ + withH + own + pairPQ + pairPH + pairQH;
    const crossing = Math.abs(withP) + Math.abs(withQ) + Math.abs(withH);
    const size = rated + crossing + own + Math.abs(pairPQ) + Math.abs(pairPH) + Math.abs(pairQH);
    errors[k] = sum < LEAST_LEFT * size ? NaN : Math.sqrt(sum * correction);
  }
}

/** What is left of a sum when larger parts cancel each other is mostly rounding, and cannot be told apart from 0. */
export const LEAST_LEFT = 1e-4;

/** What is drawn, from the units of each cluster. */
export function drawnUnits({ cells, width }: Rows, units: Float64Array, clusters: number): DrawnUnits {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  for (let cluster = 0; cluster < clusters; cluster++) {
    const own = units[cluster]!;
    for (let k = 0; k < width; k++) {
      const drawn = cells[cluster * width + k]! * own;
      sums[k]! += drawn;
      squares[k]! += drawn * own;
    }
  }
  return { width, units: sums, squares, correction: clusters / (clusters - 1) };
}
