import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code } from '../../../../src/core/codebook/code';
import { compareSiblings } from '../../../../src/core/codebook/codebook';
import { ranksAt } from '../../../../src/core/codebook/ranks';

/** Siblings with good, missing, equal and unusable ranks, in their order. */
const siblings = fc
  .array(
    fc.option(fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', 'b00', '', 'a00', 'bad rank', '😀'), {
      nil: undefined,
    }),
    { maxLength: 8 },
  )
  .map(ranks =>
    ranks
      .map((rank, i): Code => ({ id: `s${i}`, name: `S ${i}`, ...(rank === undefined ? {} : { rank }) }))
      .sort(compareSiblings),
  );

describe('ranksAt', () => {
  it('puts new siblings where they are wanted and leaves the others in their order', () => {
    fc.assert(
      fc.property(siblings, fc.nat(8), fc.integer({ min: 1, max: 4 }), (codes, place, count) => {
        const at = Math.min(place, codes.length);
        const { inserted, changed } = ranksAt(codes, at, count);
        const inner = inserted.map((rank, i): Code => ({ id: `new${i}`, name: 'New', rank }));
        const after = [
          ...codes.map(code => ({
            ...code,
            ...(changed.has(code.id) ? { rank: changed.get(code.id)! } : {}),
          })),
          ...inner,
        ];
        const wanted = codes.map(code => code.id).toSpliced(at, 0, ...inner.map(code => code.id));
        assert.deepEqual(
          after.sort(compareSiblings).map(code => code.id),
          wanted,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('changes no other rank where all are good', () => {
    const codes = ['a0', 'a0V', 'a1', 'a2'].map((rank, i): Code => ({ id: `s${i}`, name: 'S', rank }));
    for (let at = 0; at <= codes.length; at++) assert.equal(ranksAt(codes, at, 3).changed.size, 0);
  });

  it('goes on for a long time in one place', () => {
    let codes: Code[] = [
      { id: 'first', name: 'F', rank: 'a0' },
      { id: 'last', name: 'L', rank: 'a1' },
    ];
    for (let i = 0; i < 300; i++) {
      const { inserted, changed } = ranksAt(codes, 1, 1);
      assert.equal(changed.size, 0);
      codes = codes.toSpliced(1, 0, { id: `c${i}`, name: 'C', rank: inserted[0] });
    }
    assert.deepEqual([...codes].sort(compareSiblings), codes);
  });
});
