import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Counted,
  associationOf,
  adjustByHolm,
} from '../../../../../src/core/analyses/crosstab/association';
import { chiSquaredTail } from '../../../../../src/core/analyses/crosstab/chiSquared';
import { ExactTest } from '../../../../../src/core/analyses/crosstab/exactTest';

function assertNear(actual: number | null, expected: number, tolerance = 1e-12): void {
  const isNear = actual !== null && Math.abs(actual - expected) <= tolerance * Math.abs(expected);
  assert.ok(isNear, `${actual} is not near ${expected}`);
}

function exactP(of: readonly number[], mentions: readonly number[]): number | null {
  return new ExactTest(of).p(mentions);
}

const counted = (of: readonly number[], mentions: readonly number[]): Counted[] =>
  of.map((people, i) => ({ of: people, participants: mentions[i]! }));

function associate(of: readonly number[], mentions: readonly number[]) {
  return associationOf(counted(of, mentions), new ExactTest(of.filter(people => people > 0)));
}

describe('the tail of the χ² distribution', () => {
  it('has published quantiles (Abramowitz & Stegun 1964, table 26.8)', () => {
    for (const [value, df, p] of [
      [3.84146, 1, 0.05],
      [10.828, 1, 0.001],
      [5.99147, 2, 0.05],
      [9.21034, 2, 0.01],
      [18.307, 10, 0.05],
      [29.588, 10, 0.001],
      [43.773, 30, 0.05],
    ] as const) {
      assertNear(chiSquaredTail(value, df), p, 5e-4);
    }
  });

  it('has the values of SciPy 1.17.1, in both tails', () => {
    for (const [value, df, p] of [
      [0.01, 1, 0.920344325445942],
      [50, 3, 7.989179244951495e-11],
      [12.3, 7, 0.0911148860003131],
      [300, 9, 2.6102773472069844e-59],
      [2.5, 40, 1],
      [1200, 30, 2.439248248170949e-233],
      [1e-8, 3, 0.999999999999734],
      [0, 5, 1],
    ] as const) {
      assertNear(chiSquaredTail(value, df), p);
    }
  });

  it('agrees with the sums for whole degrees of freedom (Abramowitz & Stegun 1964, 26.4.4 and 26.4.5)', () => {
    const value = fc.double({ min: 0.001, max: 60, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 20 }), (x, df) => {
        assert.ok(Math.abs(chiSquaredTail(x, df) - tailBySums(x, df)) < 1e-11, `${x}, ${df}`);
      }),
      { numRuns: 500 },
    );
  });
});

/** The tail for 2 or for 1 degree of freedom, and a term for every two more. */
function tailBySums(x: number, df: number): number {
  const isOdd = df % 2 === 1;
  let tail = isOdd ? normalTails(Math.sqrt(x)) : Math.exp(-x / 2);
  let term = isOdd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (Math.exp(-x / 2) * x) / 2;
  for (let k = isOdd ? 1 : 2; k < df; k += 2) {
    tail += term;
    term *= x / (k + 2);
  }
  return tail;
}

/** Beyond ±z, by Simpson's rule. */
function normalTails(z: number): number {
  const steps = 4000;
  const density = (t: number) => Math.exp((-t * t) / 2) * Math.sqrt(2 / Math.PI);
  let inside = density(0) + density(z);
  for (let i = 1; i < steps; i++) inside += (i % 2 === 1 ? 4 : 2) * density((z * i) / steps);
  return 1 - (inside * z) / steps / 3;
}

describe('the exact test', () => {
  it('has published values: tea tasting and convictions (Fisher 1935; Agresti 1990; both as in R’s fisher.test)', () => {
    assert.equal(exactP([4, 4], [3, 1])!.toFixed(4), '0.4857');
    assert.equal(exactP([4, 4], [3, 1]), 34 / 70);
    assertNear(exactP([12, 18], [2, 15]), 0.0005367241191434357);
  });

  it('has the sums over SciPy’s hypergeometric probabilities, for more than two values', () => {
    assertNear(exactP([10, 6], [8, 1]), 0.034965034965034975);
    assertNear(exactP([12, 9, 14], [3, 7, 4]), 0.03232955628447626, 1e-10);
    assertNear(exactP([5, 5, 5, 5], [0, 3, 1, 5]), 0.00750178613955704, 1e-10);
    assertNear(exactP([8, 3, 6, 4, 5], [1, 3, 2, 0, 4]), 0.007498679809892617, 1e-10);
  });

  it('agrees with a look at every way to choose who mentions it', () => {
    const column = fc
      .integer({ min: 1, max: 5 })
      .chain(of => fc.tuple(fc.constant(of), fc.integer({ min: 0, max: of })));
    let seen = 0;
    fc.assert(
      fc.property(fc.array(column, { minLength: 2, maxLength: 4 }), columns => {
        const of = columns.map(([people]) => people);
        if (of.reduce((sum, people) => sum + people, 0) > 13) return;
        seen++;
        const mentions = columns.map(([, mentioning]) => mentioning);
        assertNear(exactP(of, mentions), pByChoosing(of, mentions));
      }),
      { numRuns: 400 },
    );
    assert.ok(seen > 200, String(seen));
  });

  it('gives the same for tables asked in any order, by one test', () => {
    const of = [3, 4, 2];
    const test = new ExactTest(of);
    for (const mentions of [
      [3, 0, 1],
      [0, 1, 0],
      [3, 4, 1],
      [0, 0, 0],
      [2, 2, 1],
      [3, 4, 2],
      [3, 0, 1],
    ]) {
      assertNear(test.p(mentions), pByChoosing(of, mentions));
    }
  });

  it('is of any size where it can, and says so where it cannot', () => {
    const many = Array.from({ length: 12 }, () => 6);
    const p = exactP(many, [6, 6, 6, 0, 0, 0, 0, 0, 0, 0, 6, 6]);
    assert.ok(p !== null && p > 0 && p < 1e-8, 'tables with equal columns are few');
    const uneven = [31, 37, 41, 43, 47, 53];
    assert.equal(
      exactP(
        uneven,
        uneven.map(of => of >> 1),
      ),
      null,
    );
    const few = exactP(uneven, [1, 0, 0, 0, 0, 1]);
    assert.ok(few !== null && few > 0.05 && few <= 1, 'few mentions make few tables');
    assertNear(exactP([700, 800], [0, 1]), 1);
    assert.ok(exactP([700, 800], [700, 0])! < 1e-300, 'less than a number can hold is not less than 0');
  });
});

/** Every choice of m people is as probable as any other: the share of those whose table is not more frequent. */
function pByChoosing(of: readonly number[], mentions: readonly number[]): number {
  const columnOf = of.flatMap((people, j) => Array.from({ length: people }, () => j));
  const m = mentions.reduce((sum, x) => sum + x, 0);
  const tables = new Map<string, number>();
  let choices = 0;
  for (let chosen = 0; chosen < 2 ** columnOf.length; chosen++) {
    const table = of.map(() => 0);
    columnOf.forEach((j, i) => (table[j]! += (chosen >> i) & 1));
    if (table.reduce((sum, x) => sum + x, 0) !== m) continue;
    choices++;
    tables.set(table.join(), (tables.get(table.join()) ?? 0) + 1);
  }
  const observed = tables.get(mentions.join())!;
  const upTo = [...tables.values()].filter(times => times <= observed).reduce((sum, times) => sum + times, 0);
  return upTo / choices;
}

describe('the test of a row', () => {
  it('is Pearson’s χ² where expected counts allow it (Agresti 2007, p. 39, as in R’s chisq.test)', () => {
    const found = associate([1246, 566, 945], [762, 327, 468]);
    assert.equal(found.method, 'chi-squared');
    assert.deepEqual(
      [found.statistic!.toFixed(2), found.df, found.p!.toExponential(3)],
      ['30.07', 2, '2.954e-7'],
    );
    assertNear(found.statistic, 30.070149095754672);
    assertNear(found.cramersV, Math.sqrt(30.070149095754672 / 2757));
    assert.deepEqual(
      found.expected.mention.map(count => count.toFixed(4)),
      ['703.6714', '319.6453', '533.6834'],
    );
    assert.deepEqual(
      found.expected.not.map(count => count.toFixed(4)),
      ['542.3286', '246.3547', '411.3166'],
    );
  });

  it('needs all expected counts at least 5 for two values', () => {
    const enough = associate([10, 10], [5, 5]);
    assert.deepEqual([enough.method, enough.statistic, enough.p, enough.cramersV], ['chi-squared', 0, 1, 0]);
    assert.deepEqual(enough.conditions, { smallestExpected: 5, below5: 0, hold: true });
    const tooFew = associate([10, 10], [4, 5]);
    assert.equal(tooFew.method, 'fisher');
    assert.deepEqual(tooFew.conditions, { smallestExpected: 4.5, below5: 0.5, hold: false });
    assert.deepEqual([tooFew.statistic, tooFew.df], [null, null]);
    assert.ok(tooFew.p !== null && tooFew.cramersV! > 0);
  });

  it('needs none below 1 and at most 20 % below 5 for more', () => {
    const oneInFive = associate([20, 20, 20, 20, 2], [10, 10, 10, 10, 1]);
    assert.deepEqual(oneInFive.conditions, { smallestExpected: 1, below5: 0.2, hold: true });
    assert.equal(oneInFive.method, 'chi-squared');
    const oneInThree = associate([20, 20, 2], [10, 10, 1]);
    assert.deepEqual([oneInThree.method, oneInThree.conditions!.hold], ['freeman-halton', false]);
    assert.equal(associate([20, 20, 20, 20, 1], [10, 10, 10, 10, 1]).conditions!.hold, false);
  });

  it('says why there is none', () => {
    const reason = (of: number[], mentions: number[]) => {
      const { method, p, cramersV, reason: why } = associate(of, mentions);
      assert.deepEqual([method, p, cramersV], [null, null, null]);
      return why;
    };
    assert.equal(reason([4, 5], [0, 0]), 'no variation');
    assert.equal(reason([4, 5], [4, 5]), 'no variation');
    assert.equal(reason([4], [2]), 'only one value');
    assert.equal(reason([4, 0], [2, 0]), 'only one value');
    const uneven = [31, 37, 41, 43, 47, 53, 1, 1, 1, 1];
    const tooMany = associate(uneven, [15, 20, 20, 20, 20, 20, 1, 0, 0, 0]);
    assert.deepEqual(
      [tooMany.method, tooMany.reason],
      [null, 'too few participants for χ², too many tables for an exact test'],
    );
    assert.ok(tooMany.cramersV! > 0);
  });

  it('leaves out values that nobody has', () => {
    const [with0, without] = [associate([4, 0, 5], [3, 0, 1]), associate([4, 5], [3, 1])];
    assert.deepEqual([with0.method, with0.p], ['fisher', without.p]);
    assert.deepEqual(with0.expected.mention[1], 0);
  });

  it('agrees with χ² in another form, and with conditions counted cell by cell', () => {
    const column = fc
      .integer({ min: 0, max: 40 })
      .chain(of => fc.tuple(fc.constant(of), fc.integer({ min: 0, max: of })));
    const seen = { 'chi-squared': 0, fisher: 0, 'freeman-halton': 0, none: 0 };
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), columns => {
        const of = columns.map(([people]) => people);
        const mentions = columns.map(([, mentioning]) => mentioning);
        const found = associate(of, mentions);
        seen[found.method ?? 'none']++;
        const rows = [mentions, of.map((people, j) => people - mentions[j]!)];
        const n = of.reduce((sum, people) => sum + people, 0);
        const totals = rows.map(row => row.reduce((sum, count) => sum + count, 0));
        const used = of.filter(people => people > 0).length;
        if (used < 2 || totals.includes(0)) return assert.equal(found.method, null);
        const cells = rows.flatMap((row, r) =>
          of.flatMap((people, j) =>
            people > 0
              ? [{ count: row[j]!, expected: (totals[r]! * people) / n, product: totals[r]! * people }]
              : [],
          ),
        );
        const chiSquared = n * (cells.reduce((sum, { count, product }) => sum + count ** 2 / product, 0) - 1);
        assert.ok(Math.abs(found.cramersV! ** 2 * n - chiSquared) < 1e-9);
        const low = cells.filter(({ expected }) => expected < 5).length;
        const isLarge =
          cells.length === 4
            ? low === 0
            : low * 5 <= cells.length && cells.every(({ expected }) => expected >= 1);
        assert.equal(found.conditions!.hold, isLarge);
        if (!isLarge) return assert.ok(found.method !== 'chi-squared' && found.statistic === null);
        assert.ok(Math.abs(found.statistic! - chiSquared) < 1e-9);
        assert.ok(Math.abs(found.p! - tailBySums(chiSquared, used - 1)) < 1e-9);
      }),
      { numRuns: 1000 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

describe('Holm’s adjustment', () => {
  it('multiplies the smallest by all, and never goes down or above 1', () => {
    const near = (values: readonly number[]) => adjustByHolm(values).map(p => Number(p.toFixed(10)));
    // 4 × 0.01, 3 × 0.02, 2 × 0.03, 0.04
    assert.deepEqual(near([0.01, 0.02, 0.03, 0.04]), [0.04, 0.06, 0.06, 0.06]);
    assert.deepEqual(near([0.04, 0.9, 0.001, 0.6]), [0.12, 1, 0.004, 1]);
    assert.deepEqual(near([0.3, 0.3]), [0.6, 0.6]);
    assert.deepEqual(adjustByHolm([]), []);
  });

  it('rejects at every level what Holm’s step-down procedure rejects', () => {
    const p = fc.integer({ min: 0, max: 40 }).map(i => i / 200);
    fc.assert(
      fc.property(fc.array(p, { maxLength: 8 }), p, (values, level) => {
        const rejected = new Set<number>();
        // remove the smallest as long as it is small enough for those that are left
        for (;;) {
          const left = values.map((_, i) => i).filter(i => !rejected.has(i));
          const smallest = left.find(i => left.every(j => values[i]! <= values[j]!));
          if (smallest === undefined || values[smallest]! * left.length > level) break;
          rejected.add(smallest);
        }
        adjustByHolm(values).forEach((adjusted, i) => assert.equal(adjusted <= level, rejected.has(i)));
      }),
    );
  });
});
