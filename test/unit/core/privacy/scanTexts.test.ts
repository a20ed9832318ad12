import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../src/core/base/steps';
import {
  type PersonalKind,
  type PersonalSpan,
  withoutOverlaps,
} from '../../../../src/core/privacy/personalData';
import { scanTexts } from '../../../../src/core/privacy/scanTexts';

const scan = (texts: readonly string[], options: Partial<Parameters<typeof scanTexts>[1]> = {}) =>
  finish(scanTexts(texts, { languages: ['en'], ...options }));
const found = (text: string, options: Partial<Parameters<typeof scanTexts>[1]> = {}) =>
  scan([text], options).map(({ kind, words }) => `${kind}: ${words}`);

describe('what may be personal data', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['write to anna.weber+x@web.co.uk.', ['mail: anna.weber+x@web.co.uk']],
    [
      'see https://example.org/a?b=1, or (www.example.org).',
      ['web: https://example.org/a?b=1', 'web: www.example.org'],
    ],
    ['as @benny says', ['web: @benny']],
    ['born on 12/04/1987 or 1987-04-12 or 3.5.87.', ['date: 12/04/1987', 'date: 1987-04-12', 'date: 3.5.87']],
    [
      'on the 3rd of March 2019, March 3, May 2020',
      ['date: March 3', 'date: May 2020', 'date: the 3rd of March 2019'],
    ],
    ['call +49 30 1234567 or (030) 123-4567', ['phone: (030) 123-4567', 'phone: +49 30 1234567']],
    ['from 2003-2007, at 00:12:03, 1,000,000 times, section 1.2.3', []],
    [
      'my number 123456789, DE89 3704 0044 0532 0130 00',
      ['account: DE89 3704 0044 0532 0130 00', 'phone: 123456789'],
    ],
    ['so I told Anna, and Anna’s mother', ['name: Anna']],
    ['I met Ben van der Berg and dr. Weber', ['name: Ben van der Berg', 'name: Weber']],
    ['we went to St. Mary’s on Mondays in May, as I’d said', ['name: Mary']],
    ['Nothing here. Nor here! “Nor this.”\nNor that', []],
    ['Mark my words: they mark it, and I mark it.', []],
    ['the NHS pays', ['name: NHS']],
  ];
  for (const [text, expected] of cases) {
    it(`finds ${expected.length === 0 ? 'nothing' : expected.join(', ')} in “${text.replaceAll('\n', '⏎')}”`, () => {
      assert.deepEqual(found(text).sort(), [...expected].sort());
    });
  }

  it('knows the months of other languages', () => {
    assert.deepEqual(found('am 3. Mai 2019', { languages: ['de'] }), ['date: 3. Mai 2019']);
    assert.deepEqual(found('le 3 mai 2019', { languages: ['fr'] }), ['date: 3 mai 2019']);
    assert.deepEqual(found('el 3 de mayo de 2019', { languages: ['es'] }), ['date: 3 de mayo de 2019']);
  });

  it('takes a known name at the beginning of a sentence, and one that is a common word only where it is none', () => {
    assert.deepEqual(found('Anna said so.', { names: ['Anna'] }), ['name: Anna']);
    assert.deepEqual(found('Will said so. He will.', { names: ['Will'] }), []);
    assert.deepEqual(found('Will said so. He will, said Will.', { names: ['Will'] }), ['name: Will']);
  });

  it('takes the small letters of an address for no word', () => {
    const text = 'So Anna rang me. Write to anna@web.de or to www.anna.de, see @anna.';
    assert.deepEqual(found(text).at(-1), 'name: Anna');
  });

  it('leaves out what is allowed, whatever its case', () => {
    assert.deepEqual(found('in Ulm and in Bonn', { allowed: ['ULM'] }), ['name: Bonn']);
  });

  it('finds each name that was put into a text, as often as it was, and nothing else', () => {
    const words = ['we', 'talk', 'about', 'work', 'and', 'then', 'it', 'gets', 'better'];
    const names = ['Anna', 'Özlem', 'Jean-Luc', 'O’Neill', 'Ben'];
    const part = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
    );
    // never two names in a row, and none at the beginning of a sentence
    const sentence = fc.array(part, { minLength: 1, maxLength: 12 }).map(parts => {
      const spaced = parts.flatMap(one => (names.includes(one) ? ['with', one] : [one]));
      const text = ['so', ...spaced].join(' ');
      return {
        text: `${text[0]!.toUpperCase()}${text.slice(1)}.`,
        names: parts.filter(one => names.includes(one)),
      };
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
        texts => {
          const counted = new Map<string, number>();
          for (const { names: put } of texts.flat())
            for (const name of put) counted.set(name, (counted.get(name) ?? 0) + 1);
          const contents = texts.map(sentences => sentences.map(({ text }) => text).join(' '));
          const items = scan(contents);
          assert.deepEqual(
            new Map(items.map(({ words: name, places }) => [name, places.length])),
            new Map([...counted].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))),
          );
          for (const { words: name, places } of items)
            for (const { text, start, end } of places) assert.equal(contents[text]!.slice(start, end), name);
        },
      ),
    );
  });

  it('keeps of spans that overlap the surest, as trying each against all the others does', () => {
    const kinds: readonly PersonalKind[] = ['mail', 'date', 'name'];
    const span = fc.record({
      kind: fc.constantFrom(...kinds),
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), drawn => {
        const spans: PersonalSpan[] = drawn.map(({ kind, start, length }) => ({
          kind,
          start,
          end: start + length,
        }));
        const kept = withoutOverlaps(spans);
        const meet = (a: PersonalSpan, b: PersonalSpan) => a.start < b.end && b.start < a.end;
        for (const [i, one] of kept.entries()) {
          assert.ok(spans.includes(one));
          for (const other of kept.slice(i + 1)) assert.ok(!meet(one, other) && one.start < other.start);
        }
        // what was left out gave way to something at least as sure
        const rank = (one: PersonalSpan) => kinds.indexOf(one.kind);
        for (const one of spans)
          assert.ok(kept.some(other => other === one || (meet(one, other) && rank(other) <= rank(one))));
      }),
    );
  });

  it('takes time in proportion to a text of one sign, whatever it is', () => {
    for (const sign of ['a', 'A', '1', '1 ', '@', 'a@', 'a.', '-', 'A ', '. ', 'www.', '1/', '+('])
      assert.ok(Array.isArray(scan([sign.repeat(50_000)])));
  });
});
