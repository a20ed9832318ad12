import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bootstrapIntervals } from '../../../../../src/core/analyses/agreement/intervals/bootstrap';
import { nthExactly } from '../../../../../src/core/analyses/agreement/intervals/extremes';
import { Draw, estimate } from '../../../../../src/core/analyses/agreement/intervals/linearized';
import {
  MEASURES,
  type Measure,
  MeasuredTally,
} from '../../../../../src/core/analyses/agreement/intervals/measured';
import { t975 } from '../../../../../src/core/analyses/agreement/intervals/studentT';
import { WeightedSums } from '../../../../../src/core/analyses/agreement/intervals/weightedSums';
import { PartBuilder } from '../../../../../src/core/analyses/agreement/units/partBuilder';
import { Tally } from '../../../../../src/core/analyses/agreement/units/tally';
import { SeededRandom } from '../../../../../src/core/base/random';
import { finish } from '../../../../../src/core/base/steps';
import { Random } from '../kit/randomStudy';

const TARGETS = 5;

describe('intervals of agreement, against every resample worked out by itself', () => {
  it('are the same to the last digit', () => {
    const seen = { intervals: 0, wider: 0, rare: 0, same: 0, three: 0 };
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = new Random(seed);
        const tally = randomTally(random);
        const targets = Array.from({ length: TARGETS }, (_, i) => i);
        const pooled = random.some(targets, 0.7);
        const listed = random.some(targets, 0.8);
        const options = { resamples: random.pick([1, 20, 150]), seed: random.below(1000), cluster: 'turn' };
        const found = finish(bootstrapIntervals(tally, listed, pooled, options));
        const twin = [...listed.map(target => [target]), pooled].map(own => slowly(tally, own, options));
        const plain = twin.map(own =>
          Object.fromEntries(
            MEASURES.map(of => [of, { interval: own[of].interval, reason: own[of].reason }]),
          ),
        );
        assert.deepEqual([...found.ofTargets, found.overall], plain);
        for (const one of twin.flatMap(own => Object.values(own))) {
          if (one.interval) seen.intervals++;
          if (one.isWider) seen.wider++;
          if (one.reason?.startsWith('no variation')) seen.rare++;
          if (one.reason?.startsWith('the turns')) seen.same++;
        }
        if (tally.coders > 2) seen.three++;
      }),
      { numRuns: 300 },
    );
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 5, `${what}: ${times}`);
  });
});

/** Few codes, some rare, some everywhere; clusters that differ, or do not. */
function randomTally(random: Random): Tally {
  const coders = random.chance(0.8) ? 2 : 3;
  const all = 2 ** coders - 1;
  const clusters = 2 + random.below(random.pick([4, 40]));
  const uses = Array.from({ length: TARGETS }, () => random.pick([0, 0.02, 0.1, 0.4, 0.9]));
  const agrees = random.pick([0, 0.5, 0.9, 1]);
  const longest = random.pick([1, 1, 3, 4000]);
  const isSame = random.chance(0.1);
  const tally = new Tally(coders, TARGETS);
  const partOf = () => {
    const part = new PartBuilder(1);
    const units = 1 + random.below(30);
    const rated = Array.from({ length: units }, () => (random.chance(0.9) ? all : random.below(all + 1)));
    const weights = rated.map(() => 1 + random.below(longest));
    rated.forEach((bits, unit) => part.addUnits(0, bits, weights[unit]!));
    uses.forEach((use, target) => {
      rated.forEach((bits, unit) => {
        if (!random.chance(use)) return;
        const said = random.chance(agrees) ? all : random.below(all + 1);
        part.add(0, bits, said, weights[unit]!);
      });
      part.end(target, 0);
    });
    return part.part();
  };
  const first = partOf();
  for (let cluster = 0; cluster < clusters; cluster++) tally.add(isSame ? first : partOf(), cluster);
  return tally;
}

interface Slow {
  readonly interval: readonly [number, number] | null;
  readonly reason: string | null;
  readonly isWider?: boolean;
}

/** As it was written first: each resample drawn, worked out and sorted. */
function slowly(
  tally: Tally,
  targets: readonly number[],
  { resamples, seed, cluster }: { resamples: number; seed: number; cluster: string },
): Record<Measure, Slow> {
  const measured = new MeasuredTally(tally);
  const { count } = measured;
  const every = (one: Slow) =>
    Object.fromEntries(MEASURES.map(measure => [measure, one])) as Record<Measure, Slow>;
  if (count < 2) return every({ interval: null, reason: `fewer than two ${cluster}s to draw from` });
  const of = (measure: Measure) => {
    const own = measured.of(targets)[measure];
    const sample = estimate(own, new Draw(new Int32Array(count).fill(1), measured.features));
    const random = new SeededRandom(seed);
    const distances: number[] = [];
    let without = 0;
    for (let resample = 0; resample < resamples; resample++) {
      const times = new Int32Array(count);
      for (let i = 0; i < count; i++) times[random.below(count)]!++;
      const { value, error } = estimate(own, new Draw(times, measured.features));
      if (Number.isNaN(value)) without++;
      else if (error > 1e-7) distances.push((value - sample.value) / error);
    }
    return { sample, without, distances: distances.sort((a, b) => a - b) };
  };
  const found = Object.fromEntries(MEASURES.map(measure => [measure, of(measure)])) as Record<
    Measure,
    ReturnType<typeof of>
  >;
  const { without } = found.alpha;
  if (resamples - without < resamples * 0.95)
    return every({ interval: null, reason: `no variation in ${without} of ${resamples} resamples` });
  const intervalOf = (measure: Measure): Slow => {
    const { sample, distances } = found[measure];
    if (Number.isNaN(sample.value)) return { interval: null, reason: null };
    if (sample.error <= 1e-7) return { interval: null, reason: `the ${cluster}s do not differ` };
    const t = t975(count - 1);
    const percentile = (share: number) => {
      const place = share * (distances.length - 1);
      const below = Math.floor(place);
      const [low, high] = [distances[below]!, distances[Math.min(below + 1, distances.length - 1)]!];
      return low + (place - below) * (high - low);
    };
    const isUsed = distances.length >= resamples * 0.9;
    const [below, above] = isUsed
      ? [Math.max(t, percentile(0.975)), Math.max(t, -percentile(0.025))]
      : [t, t];
    const least = measure === 'alpha' || measure === 'kappa' ? -1 : 0;
    const low = Math.max(least, sample.value - below * sample.error);
    const high = Math.min(1, sample.value + above * sample.error);
    return { interval: [low, high], reason: null, isWider: below > t || above > t };
  };
  return Object.fromEntries(MEASURES.map(measure => [measure, intervalOf(measure)])) as Record<Measure, Slow>;
}

describe('sums of several things at once', () => {
  it('are those of each by itself, whether or not they fit into one number', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = new Random(seed);
        const [rows, width] = [1 + random.below(30), 1 + random.below(9)];
        // counts with a mean of 1 fit; larger ones spill
        const most = random.pick([3, 3, 1000, 1e6]);
        const cells = Float64Array.from({ length: rows * width }, () => random.below(most));
        const sumOf = (row: number) =>
          cells.subarray(row * width, (row + 1) * width).reduce((total, cell) => total + cell, 0);
        const totals = Float64Array.from({ length: rows }, (_, row) => sumOf(row));
        const used = Int32Array.from({ length: rows }, (_, row) => row).filter(() => random.chance(0.7));
        const weights = Array.from({ length: 1 + random.below(12) }, () => {
          const largest = random.pick([1, 2, 50, 100_000]);
          return Float64Array.from(used, () => random.below(largest + 1));
        });
        const sums = weights.map(() => new Float64Array(width).fill(7));
        new WeightedSums(used, weights).add({ cells, width, totals }, sums);
        weights.forEach((own, thing) => {
          for (let k = 0; k < width; k++) {
            const expected = [...used].reduce((sum, row, i) => sum + own[i]! * cells[row * width + k]!, 0);
            assert.equal(sums[thing]![k], expected);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the nth least of numbers known nearly', () => {
  it('is that of the numbers themselves, and so is the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1 }),
        fc.integer(),
        (tens, seed) => {
          const random = new Random(seed);
          // many are as good as equal
          const exact = tens.map(ten => ten / 10 + (random.fraction() - 0.5) * 1e-12);
          const nearly = Float64Array.from(exact, one => one + (random.fraction() - 0.5) * 1e-9);
          const n = random.below(exact.length);
          const found = nthExactly(nearly, n, i => exact[i]!, new Float64Array(exact.length));
          const sorted = exact.toSorted((a, b) => a - b);
          assert.deepEqual(found, [sorted[n], sorted[n + 1] ?? sorted[n]]);
        },
      ),
    );
  });
});
