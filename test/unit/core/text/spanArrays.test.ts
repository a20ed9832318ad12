import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanArrays, unionOf } from '../../../../src/core/text/spanArrays';

const MAX = 60;

const spans = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6 })), { maxLength: 6 }).map(steps => {
  let at = 0;
  return steps.map(([gap, length]) => ({ start: (at += gap), end: (at += length) }));
});

/** Which units are in some spans. */
function painted(...lists: readonly (readonly { start: number; end: number }[])[]): boolean[] {
  return Array.from({ length: MAX }, (_, i) =>
    lists.some(list => list.some(({ start, end }) => start <= i && i < end)),
  );
}

describe('unionOf', () => {
  it('has the units of both lists, in order, each once', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const { starts, ends } = unionOf(spanArrays(a), spanArrays(b));
        const joined = Array.from(starts, (start, i) => ({ start, end: ends[i]! }));
        assert.deepEqual(painted(joined), painted(a, b));
        joined.forEach(({ start }, i) => assert.ok(i === 0 || joined[i - 1]!.end <= start));
      }),
    );
  });
});
