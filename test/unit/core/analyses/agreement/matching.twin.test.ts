import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countMatches, countPartnered } from '../../../../../src/core/analyses/agreement/spans/matching';
import type { SpanList } from '../../../../../src/core/analyses/agreement/units/spanList';

const spans: fc.Arbitrary<SpanList> = fc
  .array(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 8 })), { maxLength: 6 })
  .map(pairs => {
    const sorted = [...pairs].sort(([a], [b]) => a - b);
    return { starts: sorted.map(([start]) => start), ends: sorted.map(([start, size]) => start + size) };
  });

/** Characters that are in both, of those that are in either. */
function share(first: SpanList, i: number, second: SpanList, j: number): number {
  const inFirst = (at: number) => first.starts[i]! <= at && at < first.ends[i]!;
  const inSecond = (at: number) => second.starts[j]! <= at && at < second.ends[j]!;
  const places = Array.from({ length: 30 }, (_, at) => at);
  const both = places.filter(at => inFirst(at) && inSecond(at)).length;
  return both / places.filter(at => inFirst(at) || inSecond(at)).length;
}

/** Tries all ways to pair them. */
function most(fits: readonly (readonly boolean[])[], from = 0, taken: readonly number[] = []): number {
  if (from === fits.length) return 0;
  const ways = fits[from]!.flatMap((fit, j) =>
    fit && !taken.includes(j) ? [1 + most(fits, from + 1, [...taken, j])] : [],
  );
  return Math.max(most(fits, from + 1, taken), ...ways);
}

describe('segments that match', () => {
  it('are as many as any way to pair them makes', () => {
    let contested = 0;
    fc.assert(
      fc.property(spans, spans, fc.constantFrom(0, 0.3, 0.5, 0.9, 1), (first, second, least) => {
        const fits = Array.from(first.starts, (_, i) =>
          Array.from(second.starts, (__, j) => {
            const both = share(first, i, second, j);
            return least === 0 ? both > 0 : both >= least - 1e-12;
          }),
        );
        const expected = most(fits);
        assert.equal(countMatches(first, second, least), expected);
        assert.equal(countMatches(second, first, least), expected);
        const partnered = fits.filter(row => row.includes(true)).length;
        assert.equal(countPartnered(first, second, least), partnered);
        if (partnered > expected) contested++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(contested > 50, String(contested));
  });

  it('are found along a long chain, where each must move for the last', () => {
    // every span overlaps the next one's partner; only one way pairs them all
    const count = 20_000;
    const starts = Array.from({ length: count }, (_, i) => i * 10);
    const first = { starts: starts.map(at => at + 5), ends: starts.map(at => at + 15) };
    const second = { starts, ends: starts.map(at => at + 10) };
    assert.equal(countMatches(first, second, 0), count);
    assert.equal(countMatches(second, first, 0), count);
  });
});
