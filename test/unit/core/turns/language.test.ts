import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEnglish } from '../../../../src/core/turns/language';

const COMMON = /(?<![\p{L}\p{M}])(?:the|and|you|that|it|was|of|to|is|with|they|what)(?![\p{L}\p{M}])/giu;

/** By two regular expressions. */
function looksEnglish(text: string): boolean {
  const words = text.match(/\s+/g)?.length ?? 0;
  return words < 40 || (text.match(COMMON)?.length ?? 0) >= words * 0.08;
}

const word = fc.constantFrom(
  ...[
    'the',
    'And',
    'THEY',
    'it',
    'It’s',
    'waſ',
    'waſh',
    'whats',
    'of',
    'oft',
    'with',
    'to-do',
    '(is)',
    'thee',
    'isé',
  ],
  ...[
    'e\u0301it',
    'it\u0301',
    'the_',
    '2of',
    '𝒜it',
    'it😀',
    'ist',
    'und',
    'что',
    '王芳',
    'Haus',
    'in',
    '9',
    '–',
    'K',
  ],
);
const blank = fc.constantFrom(' ', ' ', ' ', ' ', '  ', '\n', '\u0085', '\u00a0', '\u200b', '');

describe('isEnglish', () => {
  it('says what counting by regular expressions says', () => {
    const share = fc.integer({ min: 1, max: 40 });
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(fc.tuple(word, blank, share), { minLength: 30, maxLength: 90 }), parts => {
        const text = parts
          .map(([word, blank, share]) => (share < 33 ? `haus${blank}` : word + blank))
          .join('');
        assert.equal(isEnglish(text), looksEnglish(text), text);
        seen.add(isEnglish(text));
      }),
      { numRuns: 2000 },
    );
    assert.equal(seen.size, 2);
  });

  it('looks at the beginning of a long text', () => {
    const german = 'Das war nicht so leicht. '.repeat(1000);
    assert.equal(isEnglish(german), false);
    assert.equal(isEnglish(german.slice(0, 20_000) + 'it was what they said to the '.repeat(9000)), false);
  });
});
