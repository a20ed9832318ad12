import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairSweep } from '../../../../../src/core/analyses/cooccurrence/pairSweep';

/** A segment as the sweep takes it: a stretch and its codes. */
interface One {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly number[];
}

const CODES = 60;

/** Segments with so many different codes that the table of pairs doubles several times. */
const arbitrarySegments = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ min: 0, max: 60 }),
    codes: fc.uniqueArray(fc.integer({ min: 0, max: CODES - 1 }), { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 40, maxLength: 80 },
);

describe('the sweep over pairs of codes, against every pair of segments', () => {
  it('counts the same while its table grows', () => {
    let most = 0;
    fc.assert(
      fc.property(arbitrarySegments, drawn => {
        const all = drawn
          .map(({ start, length, codes }): One => ({
            start,
            end: start + length,
            codes: [...codes].sort((a, b) => a - b),
          }))
          .sort((a, b) => a.start - b.start);
        const sweep = sweepOver(all);
        const counts = countsOf(sweep);
        for (let a = 0; a < CODES; a++)
          for (let b = a + 1; b < CODES; b++)
            assert.deepEqual(counts.get(`${a}, ${b}`) ?? NONE, expected(all, a, b), `${a}, ${b}`);
        most = Math.max(most, sweep.table.size);
      }),
      { numRuns: 12 },
    );
    assert.ok(most > 512, `at most ${most} pairs`);
  });
});

function sweepOver(all: readonly One[]): PairSweep {
  const sweep = new PairSweep({
    ids: Array.from({ length: CODES }, (_, i) => String(i)),
    areRelated: (a, b) => a === b,
  });
  const starts = Int32Array.from(all, one => one.start);
  const ends = Int32Array.from(all, one => one.end);
  sweep.add(
    { segments: [], starts, ends },
    all.map(one => one.codes),
  );
  return sweep;
}

/** By the two codes. */
function countsOf({ table }: PairSweep): ReadonlyMap<string, object> {
  const { first, second, pairs, firstTogether, secondTogether, both } = table;
  return new Map(
    Array.from({ length: table.size }, (_, i) => [
      `${first[i]}, ${second[i]}`,
      { pairs: pairs[i], first: firstTogether[i], second: secondTogether[i], both: both[i] },
    ]),
  );
}

const NONE = { pairs: 0, first: 0, second: 0, both: 0 };

/** By the definitions: each segment with one code against each with the other; a segment occurs together with itself. */
function expected(all: readonly One[], a: number, b: number) {
  const touch = (x: One, y: One) => x === y || Math.max(x.start, y.start) < Math.min(x.end, y.end);
  const withA = all.filter(one => one.codes.includes(a));
  const withB = all.filter(one => one.codes.includes(b));
  return {
    pairs: withA.reduce((sum, x) => sum + withB.filter(y => touch(x, y)).length, 0),
    first: withA.filter(x => withB.some(y => touch(x, y))).length,
    second: withB.filter(y => withA.some(x => touch(x, y))).length,
    both: withA.filter(x => withB.includes(x)).length,
  };
}
