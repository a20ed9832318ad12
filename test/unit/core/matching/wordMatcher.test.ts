import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EXACT, FOLDED, wordMatcher } from '../../../../src/core/matching/wordMatcher';
import { parsePhrases } from '../../../../src/core/matching/wordPattern';
import { NO_SPANS, WordScanner } from '../../../../src/core/matching/wordScanner';
import { type NaivePhrase, naiveHits, naiveWords } from './naiveWords';

const PIECES = [
  ...[
    'trust',
    'Trust',
    'trusted',
    'TRÜST',
    'tru\u00adst',
    'tru\u0308st',
    'a',
    'A',
    'an',
    'don’t',
    "don't",
    'don',
    't',
  ],
  ...[
    'not’',
    'ñ’t',
    'l’homme',
    'Straße',
    'strasse',
    'øl',
    'ὁδός',
    'ΟΔΌΣ',
    '中',
    '文',
    '中文',
    'か\u3099',
    'が',
    'カ',
    'ไว้',
  ],
  ...['신뢰', '12', '\u{1d4b3}y', '😀', '\ud83d', '-', '—', '’', '.', '*', '_', '\u200d', 'ʼ', 'мʼясо'],
];
const BLANKS = ['', ' ', ' ', ' ', '\n', ', ', '-'];

const texts = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...BLANKS)), { maxLength: 30 })
  .map(parts => parts.flat().join(''));

const WORDS = [
  'trust',
  'TRUST',
  'trüst',
  'a',
  'an',
  "don't",
  'don’t',
  'don',
  't',
  'homme',
  'strasse',
  'straße',
  'ol',
  'οδος',
  '中',
  '文',
  'が',
  '12',
  '신뢰',
];
const wanted = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom('tru*', 'a*', 'str*', 'd*', 'ο*', '1*'));
const phrases: fc.Arbitrary<NaivePhrase> = fc
  .tuple(wanted, fc.array(fc.oneof({ weight: 4, arbitrary: wanted }, fc.constant('*')), { maxLength: 2 }))
  .map(([first, others]) => [first, ...others])
  .filter(words => words.at(-1) !== '*');

describe('searching for words', () => {
  it('finds what a comparison at every word finds', () => {
    let hits = 0;
    fc.assert(
      fc.property(texts, fc.array(phrases, { minLength: 1, maxLength: 4 }), (text, wantedPhrases) => {
        const matcher = found(wantedPhrases.map(words => words.join(' ')).join(' | '));
        const expected = naiveHits(text, wantedPhrases);
        assert.deepEqual(matcher(text), expected);
        hits += expected.length;
      }),
      { numRuns: 3000 },
    );
    assert.ok(hits > 500, String(hits));
  });

  it('has the words that a regular expression for them has', () => {
    fc.assert(
      fc.property(texts, text => {
        const words = [];
        for (const scanner = new WordScanner(text); scanner.next();)
          words.push({ start: scanner.start, end: scanner.end });
        assert.deepEqual(words, naiveWords(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('passes over what is skipped as if it were blank', () => {
    fc.assert(
      fc.property(texts, texts, texts, phrases, (before, skipped, after, phrase) => {
        const [from, to] = [before.length, before.length + skipped.length];
        const text = before + skipped + after;
        const blank = `${before}${' '.repeat(skipped.length)}${after}`;
        const matcher = wordMatcher(phrase.join(' '), FOLDED);
        assert.ok(matcher.ok);
        const skips = { starts: Int32Array.of(from), ends: Int32Array.of(to) };
        const stretch = { start: 0, end: text.length };
        assert.deepEqual(matcher.value.matches(text, stretch, skips), naiveHits(blank, [phrase]));
      }),
      { numRuns: 1000 },
    );
  });

  it('looks at a stretch as if it were all there is', () => {
    fc.assert(
      fc.property(texts, texts, texts, phrases, (before, inside, after, phrase) => {
        const text = before + inside + after;
        const matcher = wordMatcher(phrase.join(' '), FOLDED);
        assert.ok(matcher.ok);
        const start = before.length;
        const hits = matcher.value.matches(text, { start, end: start + inside.length }, NO_SPANS);
        const moved = hits.map(hit => ({ start: hit.start - start, end: hit.end - start }));
        assert.deepEqual(moved, naiveHits(inside, [phrase]));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes case and accents for what they are when asked to', () => {
    const text = 'Trust, trust; Trüst and tru\u0308st. Don’t';
    const words = (pattern: string) => {
      const matcher = wordMatcher(pattern, EXACT);
      assert.ok(matcher.ok);
      return matcher.value
        .matches(text, { start: 0, end: text.length }, NO_SPANS)
        .map(({ start, end }) => text.slice(start, end));
    };
    assert.deepEqual(words('trust'), ['trust']);
    assert.deepEqual(words('T*'), ['Trust', 'Trüst']);
    assert.deepEqual(words('trüst'), ['tru\u0308st']);
    assert.deepEqual(words("Don't"), ['Don’t']);
  });

  it('needs Chinese characters side by side, and words of other scripts only in order', () => {
    assert.deepEqual(found('中文')('中文 中 文 中，文'), [{ start: 0, end: 2 }]);
    assert.deepEqual(found('中 文')('中，文'), [{ start: 0, end: 3 }]);
    assert.deepEqual(found('well-known')('well known, well—known'), [
      { start: 0, end: 10 },
      { start: 12, end: 22 },
    ]);
  });

  it('reads every pattern, or says what is wrong with it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), texts, fc.stringMatching(/^[ab*| ]*$/)),
        pattern => {
          const read = parsePhrases(pattern);
          if (!read.ok) assert.notEqual(read.error, '');
          else found(pattern)('a b ab abb trust don’t');
        },
      ),
      { numRuns: 3000 },
    );
  });

  for (const [pattern, why] of [
    ['', 'nothing to look for'],
    [' | ,', 'no words'],
    ['*', 'only any word'],
    ['* trust', 'any word first'],
    ['trust *', 'any word last'],
    ['*ing', 'an ending'],
    ['tr*st', 'an ending after the star'],
    ['trust**', 'two stars'],
    ['x'.repeat(10_001), 'too long'],
    ['a '.repeat(60), 'too many words'],
  ] as const)
    it(`refuses ${why}`, () => {
      const read = parsePhrases(pattern);
      if (pattern === 'tr*st') assert.ok(read.ok);
      else assert.ok(!read.ok);
    });

  it('takes no longer for thousands of words than for one', () => {
    const many = Array.from({ length: 1500 }, (_, i) => `w${i}`).join('|');
    const text = 'w1499 w1500 '.repeat(100_000);
    assert.equal(found(many)(text).length, 100_000);
    assert.equal(found('a* a* a* a* b')('a '.repeat(100_000)).length, 0);
    assert.equal(found('a')('a'.repeat(10_000_000)).length, 0);
  });
});

function found(pattern: string): (text: string) => readonly { start: number; end: number }[] {
  const matcher = wordMatcher(pattern, FOLDED);
  assert.ok(matcher.ok);
  return text => matcher.value.matches(text, { start: 0, end: text.length }, NO_SPANS);
}
