import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LINE_END, memoLine, memoOfLine } from '../../../../src/core/coding/memoLine';

describe('a memo in an input box', () => {
  it('is on one line, and has all of its lines afterwards', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '-') });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const memo = lines.join(end);
        assert.doesNotMatch(memoLine(memo), /[\r\n]/);
        // as everywhere, white space around a memo is none of it
        assert.equal(memoOfLine(memoLine(memo)).trim(), lines.join('\n').trim());
      }),
    );
    assert.equal(memoLine('One\n\nTwo'), `One ${LINE_END}  ${LINE_END} Two`);
    assert.equal(memoOfLine(`typed${LINE_END}by hand`), 'typed\nby hand');
  });
});
