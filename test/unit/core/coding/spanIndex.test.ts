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

  it('has all spans with words in order: by start, longer ones first, then by number', () => {
    const span = fc.record({ start: fc.integer({ min: -1, max: 8 }), length: fc.nat(4) });
    const far = fc.record({ start: fc.integer({ min: 2 ** 29 - 9, max: 2 ** 29 }), length: fc.nat(4) });
    fc.assert(
      fc.property(fc.array(fc.oneof(span, far), { maxLength: 40 }), spans => {
        const starts = Int32Array.from(spans, one => one.start);
        const ends = Int32Array.from(spans, one => (one.start < 0 ? -1 : one.start + one.length));
        const wanted = [...starts.keys()]
          .filter(i => starts[i]! >= 0 && starts[i]! < ends[i]!)
          .sort((a, b) => starts[a]! - starts[b]! || ends[b]! - ends[a]! || a - b);
        assert.deepEqual([...new SpanIndex(starts, ends).order], wanted);
      }),
    );
  });
});
