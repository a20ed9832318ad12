import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RunList, type Runs, heaviestInOrder, runsOf } from '../../../../../src/core/anchoring/diff/runs';
import { uniqueRuns } from '../../../../../src/core/anchoring/diff/uniqueGrams';

type Run = readonly [old: number, now: number, length: number];

function listOf(runs: readonly Run[]): RunList {
  const list = new RunList();
  for (const run of runs) list.add(...run);
  return list;
}

function asArray({ count, olds, news, lengths }: Runs): Run[] {
  return Array.from({ length: count }, (_, i) => [olds[i]!, news[i]!, lengths[i]!]);
}

/** The pairs of places that runs hold. */
function pairsOf(runs: Runs): string[] {
  return asArray(runs).flatMap(([old, now, length]) =>
    Array.from({ length }, (_, i) => `${old + i} ${now + i}`),
  );
}

describe('heaviestInOrder', () => {
  const runs = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 6 })), { maxLength: 9 });

  it('takes runs that are apart and in the same order, as heavy as they can be', () => {
    fc.assert(
      fc.property(runs, all => {
        const sorted = [...all].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        const taken = asArray(heaviestInOrder(listOf(sorted)));
        taken.forEach(([old, now], i) => {
          const before = taken[i - 1];
          assert.ok(!before || (before[0] + before[2] <= old && before[1] + before[2] <= now));
        });
        // what is taken is part of what was there
        const known = new Set(pairsOf(listOf(sorted)));
        for (const pair of pairsOf(listOf(taken))) assert.ok(known.has(pair));
        if (!areApart(sorted)) return;
        const weight = taken.reduce((sum, [, , length]) => sum + length, 0);
        assert.equal(weight, heaviestSubset(sorted));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  /** Whether no two of them share a place in either text, as of unique grams. */
  function areApart(all: readonly Run[]): boolean {
    return all.every((a, i) =>
      all.every((b, k) => {
        if (i >= k) return true;
        const shares = (side: 0 | 1) => a[side] < b[side] + b[2] && b[side] < a[side] + a[2];
        return !shares(0) && !shares(1);
      }),
    );
  }

  function heaviestSubset(all: readonly Run[]): number {
    let heaviest = 0;
    for (let bits = 0; bits < 2 ** all.length; bits++) {
      const some = all.filter((_, i) => bits & (1 << i));
      const isInOrder = some.every((run, i) => i === 0 || some[i - 1]![1] < run[1]);
      if (isInOrder)
        heaviest = Math.max(
          heaviest,
          some.reduce((sum, [, , length]) => sum + length, 0),
        );
    }
    return heaviest;
  }
});

describe('runsOf', () => {
  it('joins what follows one another on both sides, and loses nothing', () => {
    const match = fc.integer({ min: -1, max: 12 });
    fc.assert(
      fc.property(fc.array(match, { maxLength: 40 }), numbers => {
        const matches = Int32Array.from(numbers);
        const runs = runsOf(matches);
        const expected = numbers.flatMap((to, i) => (to < 0 ? [] : [`${i} ${to}`]));
        assert.deepEqual(pairsOf(runs), expected);
        asArray(runs).forEach(([old, now], i, all) => {
          const [before, , length] = all[i - 1] ?? [-2, -2, 0];
          assert.ok(before + length !== old || all[i - 1]![1] + length !== now);
        });
      }),
      { seed: 2 },
    );
  });
});

describe('uniqueRuns', () => {
  it('finds the sequences that stand once in either part of a box', () => {
    const tokens = fc.array(fc.nat(3), { maxLength: 40 }).map(numbers => Int32Array.from(numbers));
    const skip = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        tokens,
        tokens,
        fc.integer({ min: 1, max: 5 }),
        skip,
        skip,
        fc.nat(5),
        (a, b, size, x, y, from) => {
          const skipOld = Uint8Array.from(x.slice(0, a.length), Number);
          const skipNew = Uint8Array.from(y.slice(0, b.length), Number);
          const box = {
            oldFrom: Math.min(from, a.length),
            oldTo: a.length,
            newFrom: Math.min(from, b.length),
            newTo: b.length,
          };
          for (const skips of [[], [skipOld, skipNew]]) {
            const found = uniqueRuns(a, b, box, size, skips[0], skips[1]);
            const expected = new Set<string>();
            const olds = gramsOf(a, box.oldFrom, size, skips[0]);
            const news = gramsOf(b, box.newFrom, size, skips[1]);
            for (const [gram, places] of olds) {
              const there = news.get(gram);
              if (places.length !== 1 || there?.length !== 1) continue;
              for (let i = 0; i < size; i++) expected.add(`${places[0]! + i} ${there[0]! + i}`);
            }
            assert.deepEqual(new Set(pairsOf(found)), expected);
            asArray(found).forEach(([old], i, all) => assert.ok(i === 0 || all[i - 1]![0] < old));
          }
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });

  /** Where each sequence stands that has no token to skip. */
  function gramsOf(tokens: Int32Array, from: number, size: number, skip?: Uint8Array): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (let at = from; at + size <= tokens.length; at++) {
      if (skip?.subarray(at, at + size).includes(1)) continue;
      const gram = tokens.subarray(at, at + size).join(' ');
      places.set(gram, [...(places.get(gram) ?? []), at]);
    }
    return places;
  }
});
