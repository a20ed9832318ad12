import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_LANE, assignRowLanes } from '../../../../src/core/page/lanes';

const ranges = fc
  .array(fc.record({ first: fc.nat(40), length: fc.nat(12) }), { maxLength: 60 })
  .map(list =>
    list
      .map(({ first, length }) => ({ first, last: first + length }))
      .sort((a, b) => a.first - b.first || b.last - a.last),
  );

describe('assignRowLanes', () => {
  it('draws no two brackets over each other, in as few lanes as there are brackets beside each other', () => {
    fc.assert(
      fc.property(ranges, all => {
        const lanes = assignRowLanes(all, 100);
        let most = 0;
        for (let row = 0; row <= 52; row++) {
          const here = all.flatMap(({ first, last }, i) => (first <= row && row <= last ? [lanes[i]!] : []));
          assert.equal(new Set(here).size, here.length);
          most = Math.max(most, here.length);
        }
        assert.equal(Math.max(-1, ...lanes) + 1, most);
        assert.ok(!lanes.includes(NO_LANE));
      }),
    );
  });

  it('leaves out only brackets that begin where all lanes are taken', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 4 }), (all, most) => {
        const lanes = assignRowLanes(all, most);
        all.forEach(({ first }, i) => {
          assert.ok(lanes[i]! < most);
          const before = all.filter((one, k) => k < i && lanes[k] !== NO_LANE && one.last >= first);
          assert.equal(lanes[i] === NO_LANE, before.length === most);
        });
      }),
    );
  });
});
