import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { type Matcher, TooSlow } from '../../../../src/core/matching/matcher';
import { regexMatcher } from '../../../../src/core/matching/regexMatcher';
import { NO_SPANS } from '../../../../src/core/matching/wordScanner';

const atom = fc.constantFrom('a', 'b', 'ab', '.', '[ab]', '\\w', '\\s', '\\b', '^', '$', 'é', '中');
const pattern: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>(tie => ({
  pattern: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(fc.constantFrom('a', 'b', '.', '[ab]', '(?:ab)'), fc.constantFrom('*', '+', '?', '{2}', '*?'))
      .map(([a, b]) => a + b),
  ),
})).pattern;
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', ' ', '\n', 'é', '中', 'ab'), { maxLength: 25 })
  .map(parts => parts.join(''));

describe('searching by regular expressions', () => {
  it('finds what JavaScript finds, wherever the two mean the same', async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(pattern, text, fc.boolean(), async (source, searched, isExact) => {
        const expected = [...searched.matchAll(new RegExp(source, isExact ? 'gm' : 'gmi'))]
          .map(({ 0: match, index }) => ({ start: index, end: index + match.length }))
          .filter(({ start, end }) => start < end);
        assert.deepEqual(
          (await matcher(source, isExact)).matches(searched, { start: 0, end: searched.length }, NO_SPANS),
          expected,
        );
        hits += expected.length;
      }),
      { numRuns: 1500 },
    );
    assert.ok(hits > 1000, String(hits));
  });

  it('finds what RE2’s own way of searching finds, where JavaScript means something else', async () => {
    let hits = 0;
    const more = fc.constantFrom(
      'a',
      'b',
      '😀',
      '\ud83d',
      '[^a]',
      '\\B',
      '\\b',
      '\\A',
      '\\z',
      '^',
      '$',
      '(?s:.)',
      '\\pL',
      '(?-i)A',
    );
    const nested: fc.Arbitrary<string> = fc.letrec<{ nested: string }>(tie => ({
      nested: fc.oneof(
        { maxDepth: 4 },
        more,
        fc.tuple(tie('nested'), tie('nested')).map(([a, b]) => a + b),
        fc.tuple(tie('nested'), tie('nested')).map(([a, b]) => `(${a}|${b})`),
        fc
          .tuple(tie('nested'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '*?', '+?', '??'))
          .map(([a, b]) => `(?:${a}|)${b}`),
      ),
    })).nested;
    const mixed = fc
      .array(fc.constantFrom('a', 'b', 'A', ' ', '\n', 'é', '😀', '\ud83d', '\ude00', 'ß'), { maxLength: 20 })
      .map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(nested, fc.array(mixed, { maxLength: 4 }), async (source, texts) => {
        const made = await matcher(source);
        const slow = RE2JS.compile(source, RE2JS.MULTILINE | RE2JS.CASE_INSENSITIVE);
        for (const searched of texts) {
          const expected = [...slow.matchAll(searched)]
            .map(({ 0: match, index = 0 }) => ({ start: index, end: index + match.length }))
            .filter(({ start, end }) => start < end);
          assert.deepEqual(made.matches(searched, { start: 0, end: searched.length }, NO_SPANS), expected);
          hits += expected.length;
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(hits > 1000, String(hits));
  });

  it('searches in time that grows with the text, also where a match looks far ahead', async () => {
    const made = await matcher('a.*b|a');
    assert.equal(made.matches('a'.repeat(200_000), { start: 0, end: 200_000 }, NO_SPANS).length, 200_000);
  });

  it('searches a stretch by itself, and leaves out what lies in what nobody says', async () => {
    const searched = 'P1: yes [yes] yes\nP2: yes';
    const found = (await matcher('^yes|yes$|\\w+\\]')).matches(
      searched,
      { start: 4, end: 17 },
      { starts: Int32Array.of(8), ends: Int32Array.of(13) },
    );
    assert.deepEqual(found, [
      { start: 4, end: 7 },
      { start: 14, end: 17 },
    ]);
  });

  it('says what is wrong with a pattern, and never throws', async () => {
    for (const wrong of [
      '',
      '(',
      '[a',
      'a**',
      '\\1',
      '(?=a)',
      '(?<!a)b',
      '('.repeat(5000),
      'x'.repeat(20_000),
      '((a{100}){100}){100}',
    ]) {
      const made = await regexMatcher(wrong, false);
      assert.ok(!made.ok);
      assert.ok(made.error.length > 10 && made.error.length < 300, made.error.slice(0, 400));
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async any => {
        const made = await regexMatcher(any, false);
        if (made.ok) made.value.matches('a b (c) [d]', { start: 0, end: 11 }, NO_SPANS);
      }),
      { numRuns: 2000 },
    );
  });

  for (const hostile of [
    '(a+)+$',
    '(a|aa)+$',
    '(a*)*b',
    '(a|a)*b',
    '(x+x+)+y',
    '(?:a?){100}a{100}',
    '(.*)(.*)(.*)(.*)b',
    'a.*b|a',
  ])
    it(`ends with ${hostile} on a line of a’s`, async () => {
      const made = await matcher(hostile, false, 200);
      for (const length of [100_000, 10_000_000]) {
        // of the slowest a tenth, so that the test does not wait for nothing
        if (length > 100_000 && hostile.startsWith('(?:')) continue;
        try {
          made.matches('a'.repeat(length), { start: 0, end: length }, NO_SPANS);
        } catch (error) {
          assert.ok(error instanceof TooSlow);
        }
      }
    });
});

async function matcher(source: string, isExact = false, maxMs?: number): Promise<Matcher> {
  const made = await regexMatcher(source, isExact, maxMs);
  assert.ok(made.ok);
  return made.value;
}
