import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followHits } from '../../../../src/core/search/followHits';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 30 });

describe('hits in a text that was edited', () => {
  it('are at the same words, unless these are what was edited', () => {
    let followed = 0;
    fc.assert(
      fc.property(text, text, text, text, fc.nat(30), fc.nat(5), (head, old, now, tail, start, length) => {
        const before = head + old + tail;
        const after = head + now + tail;
        const span = { start, end: start + length + 1 };
        fc.pre(span.end <= before.length);
        const there = followHits(before, after)(span);
        if (!there) {
          // it touches what was replaced
          assert.ok(span.end > head.length && span.start < head.length + old.length);
          return;
        }
        followed++;
        assert.equal(after.slice(there.start, there.end), before.slice(span.start, span.end));
        assert.ok(there.start === span.start || there.start === span.start + after.length - before.length);
      }),
    );
    assert.ok(followed > 20);
  });

  it('stay where they are in a text that is the same', () => {
    assert.deepEqual(followHits('a b c', 'a b c')({ start: 2, end: 3 }), { start: 2, end: 3 });
  });
});
