import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestMatching } from '../../../../../src/core/coders/comparison/bestMatching';
import { Candidates } from '../../../../../src/core/coders/comparison/candidates';
import { MinHeap } from '../../../../../src/core/coders/comparison/minHeap';
import { sweepOverlaps } from '../../../../../src/core/coders/comparison/overlapSweep';

const byNumber = (a: number, b: number) => a - b;

describe('bestMatching', () => {
  const anyCandidates = fc
    .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })), {
      selector: ([a, b]) => `${a} ${b}`,
      maxLength: 20,
    })
    .map(all => all.map(([a, b, worth]) => ({ a, b, worth })));

  /** The most that any set of disjoint pairs is worth: with each pair or without it. */
  const best = (all: readonly { a: number; b: number; worth: number }[]): number => {
    const [first, ...rest] = all;
    if (!first) return 0;
    const compatible = rest.filter(({ a, b }) => a !== first.a && b !== first.b);
    return Math.max(best(rest), first.worth + best(compatible));
  };

  it('is worth as much as the best of all sets of pairs', () => {
    fc.assert(
      fc.property(anyCandidates, candidates => {
        const { pairs, isExact } = bestMatching(candidates, byNumber);
        assert.ok(isExact);
        assert.equal(new Set(pairs.map(({ a }) => a)).size, pairs.length);
        assert.equal(new Set(pairs.map(({ b }) => b)).size, pairs.length);
        for (const pair of pairs) assert.ok(candidates.some(one => one.a === pair.a && one.b === pair.b));
        assert.equal(
          pairs.reduce((sum, { worth }) => sum + worth, 0),
          best(candidates),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says so when it takes the best pairs one by one instead', () => {
    const candidates = [0, 1, 2].flatMap(a => [0, 1, 2].map(b => ({ a, b, worth: 10 - Math.abs(a - b) })));
    const { pairs, isExact } = bestMatching(candidates, byNumber, 5);
    assert.equal(isExact, false);
    assert.deepEqual(
      pairs.map(({ a, b }) => `${a}${b}`),
      ['00', '11', '22'],
    );
  });

  it('is exact for long chains, in which each member meets the next', () => {
    const length = 20_000;
    const candidates = Array.from({ length }, (_, i) => [
      { a: i, b: i, worth: 5 },
      { a: i, b: i + 1, worth: 6 },
    ]).flat();
    const { pairs, isExact } = bestMatching(candidates, byNumber);
    assert.ok(isExact);
    assert.equal(
      pairs.reduce((sum, { worth }) => sum + worth, 0),
      6 * length,
    );
  });
});

describe('Candidates', () => {
  const anyCandidates = fc.uniqueArray(
    fc.record(
      { a: fc.nat(5), b: fc.nat(5), worth: fc.integer({ min: 1, max: 12 }) },
      { noNullPrototype: true },
    ),
    { maxLength: 60, selector: ({ a, b }) => `${a} ${b}` },
  );

  it('keeps all, or of each member the ones worth most, and says which', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(40), (all, most) => {
        const candidates = new Candidates(most, 3);
        for (const { a, b, worth } of all) candidates.add(a, b, worth);
        const kept = candidates.list();
        assert.equal(candidates.isWhole, all.length <= most);
        if (candidates.isWhole) return assert.deepEqual(kept, all);
        for (const side of ['a', 'b'] as const) {
          for (const member of [0, 1, 2, 3, 4, 5]) {
            const worths = (list: readonly { a: number; b: number; worth: number }[]) =>
              list
                .filter(one => one[side] === member)
                .map(({ worth }) => worth)
                .sort((x, y) => y - x);
            assert.deepEqual(worths(kept).slice(0, 3), worths(all).slice(0, 3));
          }
        }
        assert.ok(kept.length <= 2 * 6 * 3);
      }),
    );
  });
});

describe('sweepOverlaps', () => {
  it('finds the pairs that a look at every pair finds', () => {
    const anySpans = fc
      .array(fc.tuple(fc.nat(30), fc.nat(8)), { maxLength: 15 })
      .map(all => all.map(([start, length]) => ({ start, end: start + length })));
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const found: string[] = [];
        sweepOverlaps(a, b, (i, j) => found.push(`${i} ${j}`));
        const expected = a.flatMap((one, i) =>
          b.flatMap((other, j) =>
            Math.max(one.start, other.start) < Math.min(one.end, other.end) ? [`${i} ${j}`] : [],
          ),
        );
        assert.deepEqual(found.sort(), expected.sort());
      }),
    );
  });
});

describe('MinHeap', () => {
  it('gives items back in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9))), entries => {
        const heap = new MinHeap();
        for (const [key, item] of entries) heap.push(key, item);
        const out: [number, number][] = [];
        while (!heap.isEmpty) {
          const { key, item } = heap.pop();
          out.push([key, item]);
        }
        assert.deepEqual(
          out,
          [...entries].sort((x, y) => x[0] - y[0] || x[1] - y[1]),
        );
      }),
    );
  });
});
