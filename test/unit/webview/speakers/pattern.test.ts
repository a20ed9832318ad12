import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPattern, shownPattern } from '../../../../src/webview/speakers/pattern';

describe('a pattern in a field', () => {
  it('shows what cannot be seen', () => {
    assert.equal(shownPattern('{speaker} {time}\n'), '{speaker} {time}⏎');
    assert.equal(shownPattern('{speaker}\t'), '{speaker}⇥');
    assert.equal(shownPattern('{speaker} -  '), '{speaker} -␣␣');
  });

  it('can be typed without the signs for it', () => {
    assert.equal(readPattern('{speaker}\\n'), '{speaker}\n');
    assert.equal(readPattern('{speaker}\\t'), '{speaker}\t');
    assert.equal(readPattern('{speaker} - '), '{speaker} - ');
  });

  it('is read as what is shown of it', () => {
    const anyPattern = fc
      .array(fc.constantFrom('{speaker}', '{time}', ' ', '  ', '\t', '\n', '[', ']', ':', '-', '：'), {
        maxLength: 8,
      })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(anyPattern, pattern => {
        assert.equal(readPattern(shownPattern(pattern)), pattern);
        assert.ok(!/[\n\t]| $/.test(shownPattern(pattern)));
      }),
    );
  });
});
