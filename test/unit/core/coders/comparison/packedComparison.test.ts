import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodings } from '../../../../../src/core/coders/comparison/compareCodings';
import { packed, unpacked } from '../../../../../src/core/coders/comparison/packedComparison';

const coding = (least: number, most: number) =>
  fc
    .tuple(fc.nat(60), fc.integer({ min: least, max: most }), fc.constantFrom('x', 'x', 'x', 'y'), fc.nat(99))
    .map(([start, length, code, id]) => ({ start, end: start + length, code, segment: `s${id}` }));

const wholes = fc.array(coding(8, 24), { maxLength: 4 });
const parts = fc.array(coding(1, 7), { maxLength: 10 });

describe('a packed comparison', () => {
  it('comes back as it was, splits with their parts in rows of their own too', () => {
    let splits = 0;
    fc.assert(
      fc.property(wholes, parts, parts, (long, both, own) => {
        // some of both, so that a longer one covers what has partners
        const [a, b] = [
          [...long, ...both],
          [...both, ...own],
        ];
        const comparison = compareCodings(a, b);
        if (comparison.rows.some(({ isElsewhere }) => isElsewhere)) splits++;
        const again = unpacked(packed(comparison));
        assert.deepStrictEqual(again, comparison);
        // a coding in several rows is one
        const count = ({ rows }: typeof comparison) =>
          new Set(rows.flatMap(row => [...row.a, ...row.b])).size;
        assert.equal(count(again), count(comparison));
      }),
      { numRuns: 500 },
    );
    assert.ok(splits > 10, String(splits));
  });
});
