import { Random } from '../kit/randomStudy';
import { type Lists, pairsOf } from './brute';

// Intervals by another way: figures from sums over clusters, standard errors from numerical derivatives by the weight of
// each cluster. Without a line of the program.

export type Measure = 'percent' | 'positive' | 'kappa' | 'alpha';

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
const T = [
  12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306, 2.26216, 2.22814, 2.20099, 2.17881,
];

/** Student's t for clusters: from the table, and beyond it by Cornish and Fisher's expansion. */
function student(clusters: number): number {
  const df = clusters - 1;
  if (df <= T.length) return T[df - 1]!;
  const z = 1.959964;
  return (
    z +
    (z ** 3 + z) / (4 * df) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3)
  );
}

/** [disagreement, expected as with these weights] of one code in one cluster, for each way of counting. */
function countsOf(lists: Lists) {
  const units = (lists[0] ?? []).map((_, u) => lists.map(list => list[u] ?? null));
  const rated = units.map(unit => unit.filter(one => one !== null)).filter(unit => unit.length > 1);
  const ordered = (unit: readonly string[]) =>
    unit.flatMap((one, i) => unit.flatMap((other, j) => (i === j ? [] : [[one, other] as const])));
  return {
    units: rated.length,
    share: sum(rated.map(unit => ordered(unit).filter(([a, b]) => a !== b).length / ordered(unit).length)),
    apart: sum(rated.map(unit => ordered(unit).filter(([a, b]) => a !== b).length / 2)),
    yeses: sum(rated.map(unit => ordered(unit).filter(([a]) => a === '1').length)),
    ratings: sum(rated.map(unit => unit.length)),
    coincidences: sum(
      rated.map(unit => ordered(unit).filter(([a, b]) => a !== b).length / (unit.length - 1)),
    ),
    yes: sum(rated.map(unit => unit.filter(one => one === '1').length)),
    pairs: pairsOf(lists.length).map(([i, j]) => {
      const both = units.filter(unit => unit[i] !== null && unit[j] !== null);
      return {
        n: both.length,
        apart: both.filter(unit => unit[i] !== unit[j]).length,
        first: both.filter(unit => unit[i] === '1').length,
        second: both.filter(unit => unit[j] === '1').length,
      };
    }),
  };
}

type Counts = ReturnType<typeof countsOf>;

/** A figure over codes, with a weight for each cluster; null where nothing varies. @param counts code → cluster */
function figure(
  measure: Measure,
  counts: readonly (readonly Counts[])[],
  weights: readonly number[],
  isExact: boolean,
): number | null {
  const total = (own: readonly Counts[], of: (one: Counts) => number) =>
    sum(own.map((one, c) => weights[c]! * of(one)));
  const all = (of: (one: Counts) => number) => sum(counts.map(own => total(own, of)));
  if (measure === 'percent') return 1 - all(one => one.share) / all(one => one.units);
  if (measure === 'positive') {
    const yes = all(one => one.yeses);
    return yes > 0 ? 1 - all(one => one.apart) / yes : null;
  }
  const mean = (seen: readonly number[], expected: readonly number[]) =>
    sum(expected) > 1e-12 ? 1 - sum(seen) / sum(expected) : null;
  if (measure === 'alpha') {
    const n = counts.map(own => total(own, one => one.ratings));
    const yes = counts.map(own => total(own, one => one.yes));
    return mean(
      counts.map((own, i) => total(own, one => one.coincidences) / n[i]!),
      n.map((size, i) => (2 * yes[i]! * (size - yes[i]!)) / (size * (isExact ? size - 1 : size))),
    );
  }
  const pairs = counts[0]![0]!.pairs.map((_, p) => {
    const n = total(counts[0]!, one => one.pairs[p]!.n);
    if (n === 0) return null;
    return mean(
      counts.map(own => total(own, one => one.pairs[p]!.apart) / n),
      counts.map(own => {
        const [first, second] = [
          total(own, one => one.pairs[p]!.first) / n,
          total(own, one => one.pairs[p]!.second) / n,
        ];
        return first * (1 - second) + second * (1 - first);
      }),
    );
  });
  const known = pairs.filter(one => one !== null);
  return known.length > 0 ? sum(known) / known.length : null;
}

/** Σ w (∂f/∂w)², with a finite-sample factor. */
export function errorOf(weights: readonly number[], of: (weights: readonly number[]) => number): number {
  const step = 1e-4;
  const at = (cluster: number, by: number) =>
    of(weights.map((weight, c) => (c === cluster ? weight + by : weight)));
  const squares = weights.map((weight, c) =>
    weight === 0 ? 0 : weight * ((at(c, step) - at(c, -step)) / (2 * step)) ** 2,
  );
  const count = sum(weights);
  return Math.sqrt((sum(squares) * count) / (count - 1));
}

/** How often each cluster is in each resample. */
export function drawsOf(clusters: number, resamples: number): readonly (readonly number[])[] {
  const random = new Random(5);
  return Array.from({ length: resamples }, () => {
    const weights = new Array<number>(clusters).fill(0);
    for (let i = 0; i < clusters; i++) weights[random.below(clusters)]!++;
    return weights;
  });
}

/** The interval of a figure, from what it is and how sure with a weight for each cluster. */
export function intervalBy(
  figureAt: (weights: readonly number[]) => number | null,
  errorAt: (weights: readonly number[]) => number,
  draws: readonly (readonly number[])[],
  least: number,
): readonly [number, number] | null {
  const clusters = draws[0]!.length;
  const ones = new Array<number>(clusters).fill(1);
  const value = figureAt(ones);
  if (value === null) return null;
  const error = errorAt(ones);
  if (error < 1e-6) return null;
  const distances = draws
    .flatMap(weights => {
      const drawn = figureAt(weights);
      if (drawn === null) return [];
      const own = errorAt(weights);
      return own < 1e-6 ? [] : [(drawn - value) / own];
    })
    .sort((a, b) => a - b);
  const t = student(clusters);
  const isKnown = distances.length >= 0.9 * draws.length;
  const at = (share: number) => {
    const place = share * (distances.length - 1);
    const [low, high] = [distances[Math.floor(place)]!, distances[Math.ceil(place)]!];
    return low * (Math.ceil(place) - place || 1) + high * (place - Math.floor(place));
  };
  const below = isKnown ? Math.max(t, at(0.975)) : t;
  const above = isKnown ? Math.max(t, -at(0.025)) : t;
  return [Math.max(least, value - below * error), Math.min(1, value + above * error)];
}

/** Whether any of the codes has both yes and no in the clusters that are drawn. */
const varies = (counts: readonly (readonly Counts[])[], weights: readonly number[]) =>
  figure('alpha', counts, weights, false) !== null;

/**
 * @param clusters for each cluster that can be drawn, for each code, the ratings of its units
 * @returns 'none' where too many resamples have no variation or clusters do not differ
 */
export function twinIntervals(
  clusters: readonly (readonly Lists[])[],
  resamples: number,
): Readonly<Record<Measure, readonly [number, number] | null>> {
  const none = { percent: null, positive: null, kappa: null, alpha: null };
  if (clusters.length < 2) return none;
  const codes = clusters[0]!.map((_, code) => clusters.map(cluster => countsOf(cluster[code]!)));
  const draws = drawsOf(clusters.length, resamples);
  if (draws.filter(weights => varies(codes, weights)).length < 0.95 * resamples) return none;
  const of = (measure: Measure, least: number) =>
    intervalBy(
      weights => figure(measure, codes, weights, true),
      weights => errorOf(weights, other => figure(measure, codes, other, false)!),
      draws,
      least,
    );
  return {
    percent: of('percent', 0),
    positive: of('positive', 0),
    kappa: of('kappa', -1),
    alpha: of('alpha', -1),
  };
}
