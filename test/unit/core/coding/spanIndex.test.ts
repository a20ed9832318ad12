import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpanIndex } from '../../../../src/core/coding/spanIndex';

describe('SpanIndex', () => {
  it('finds what a look at every span finds', () => {
    const span = fc.record({ start: fc.integer({ min: -1, max: 60 }), length: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(span), fc.nat(70), fc.nat(20), (spans, from, length) => {
        const starts = Int32Array.from(spans, one => one.start);
        const ends = Int32Array.from(spans, one => (one.start < 0 ? -1 : one.start + one.length));
        const found = new SpanIndex(starts, ends).overlapping(from, from + length);
        const wanted = spans.flatMap((one, i) => {
          for (let at = Math.max(one.start, 0); one.start >= 0 && at < one.start + one.length; at++) {
            if (at >= from && at < from + length) return [i];
          }
          return [];
        });
        assert.deepEqual(
          [...found].sort((a, b) => a - b),
          wanted,
        );
        assert.deepEqual(
          found.map(i => starts[i]),
          found.map(i => starts[i]).sort((a, b) => a! - b!),
        );
      }),
    );
  });
});
