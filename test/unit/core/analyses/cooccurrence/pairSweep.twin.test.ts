import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairSums } from '../../../../../src/core/analyses/cooccurrence/pairSums';
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
        const all = asSegments(drawn);
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

  it('adds up over transcripts, each counted by itself', () => {
    fc.assert(
      fc.property(fc.array(arbitrarySegments, { minLength: 1, maxLength: 4 }), drawn => {
        const transcripts = drawn.map(asSegments);
        const sweep = new PairSweep(CODE_ROWS);
        const sums = new PairSums(CODE_ROWS);
        for (const all of transcripts) {
          addTo(sweep, all);
          sums.add(sweep.take());
        }
        const counts = countsOf(sums);
        const occurring = new Set<number>();
        for (let a = 0; a < CODES; a++) {
          for (let b = a + 1; b < CODES; b++) {
            const each = transcripts.map(all => expected(all, a, b));
            const total = each.reduce((sum, one) => ({
              pairs: sum.pairs + one.pairs,
              first: sum.first + one.first,
              second: sum.second + one.second,
              both: sum.both + one.both,
            }));
            assert.deepEqual(counts.get(`${a}, ${b}`) ?? NONE, total, `${a}, ${b}`);
            if (total.pairs > 0) occurring.add(a).add(b);
          }
        }
        assert.deepEqual(
          sums.codesInPairs(),
          [...occurring].sort((a, b) => a - b),
        );
      }),
      { numRuns: 6 },
    );
  });
});

const CODE_ROWS = {
  ids: Array.from({ length: CODES }, (_, i) => String(i)),
  areRelated: (a: number, b: number) => a === b,
};

function asSegments(
  drawn: readonly { readonly start: number; readonly length: number; readonly codes: readonly number[] }[],
): One[] {
  return drawn
    .map(({ start, length, codes }): One => ({
      start,
      end: start + length,
      codes: [...codes].sort((a, b) => a - b),
    }))
    .sort((a, b) => a.start - b.start);
}

function sweepOver(all: readonly One[]): PairSweep {
  const sweep = new PairSweep(CODE_ROWS);
  addTo(sweep, all);
  return sweep;
}

function addTo(sweep: PairSweep, all: readonly One[]): void {
  const starts = Int32Array.from(all, one => one.start);
  const ends = Int32Array.from(all, one => one.end);
  sweep.add(
    { segments: [], starts, ends },
    all.map(one => one.codes),
  );
}

/** By the two codes. */
function countsOf({ table }: Pick<PairSums, 'table'>): ReadonlyMap<string, object> {
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
