import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleLines } from '../../../../src/core/base/visible';
import { bytesOfText, isAnyUnseen, textOfBytes } from '../../../../src/core/text/byteText';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', '\n', '\t', '\u0085', '\u00a0', '\u2027', '\u2028', '\u202d', '👍', '\u007f'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('text as bytes, a unit for each', () => {
  it('is what Node makes of it, there and back', () => {
    fc.assert(
      fc.property(text, one => {
        const bytes = bytesOfText(one);
        assert.equal(bytes, Buffer.from(one).toString('latin1'));
        assert.equal(textOfBytes(bytes), one);
      }),
    );
    assert.equal(textOfBytes(bytesOfText('ä'.repeat(100_000))), 'ä'.repeat(100_000));
    assert.throws(() => textOfBytes('\xe4'), TypeError);
  });

  it('tells whether all of it would be shown as it is', () => {
    fc.assert(
      fc.property(text, one => assert.equal(isAnyUnseen(bytesOfText(one)), visibleLines(one) !== one)),
      { numRuns: 5_000 },
    );
  });
});
