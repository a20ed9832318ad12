import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assignLanes } from '../../../../src/core/coding/lanes';

describe('assignLanes', () => {
  it('gives overlapping spans different lanes, and no more lanes than spans overlap', () => {
    const span = fc.record({ start: fc.nat(50), length: fc.integer({ min: 1, max: 15 }) });
    fc.assert(
      fc.property(fc.array(span), raw => {
        const spans = raw
          .map(({ start, length }) => ({ start, end: start + length }))
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const lanes = assignLanes(spans);
        let most = 0;
        for (let at = 0; at < 70; at++) {
          const here = spans.flatMap((one, i) => (one.start <= at && at < one.end ? [lanes[i]!] : []));
          assert.equal(new Set(here).size, here.length);
          most = Math.max(most, here.length);
        }
        assert.equal(Math.max(-1, ...lanes) + 1, most);
      }),
    );
  });
});
