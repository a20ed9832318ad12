import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordFinder } from '../../../../src/core/pseudonyms/findWords';
import { keyFile, readReplacements } from '../../../../src/core/pseudonyms/keyFile';
import { keyRefusal } from '../../../../src/core/pseudonyms/keyPlace';
import type { PseudonymPlan } from '../../../../src/core/pseudonyms/pseudonymPlan';
import { memoEdits } from '../../../../src/core/pseudonyms/replacedMemo';
import { NameReplacer } from '../../../../src/core/pseudonyms/replacedNames';
import { replacedQuotes } from '../../../../src/core/pseudonyms/replacedQuotes';
import { WordReplacer } from '../../../../src/core/pseudonyms/replacedWords';
import type { Replacement } from '../../../../src/core/pseudonyms/replacement';
import { suggestReplacements } from '../../../../src/core/pseudonyms/suggestReplacements';
import { EditMap, edited } from '../../../../src/core/pseudonyms/textEdits';

const person = (find: string, replacement = 'Person 1'): Replacement => ({ find, replacement, kind: 'name' });
const replaced = (text: string, ...all: Replacement[]) => edited(text, new WordReplacer(all).edits(text));

describe('words that are replaced', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Anna’s and Anna-Lena, Annabel', 'Person 1’s and Person 1-Lena, Annabel'],
    ['Anna2 and 2Anna', 'Person 1-2 and 2Person 1'],
    ['so Anna  Weber\nand Anna\nWeber', 'so Person 1\nand Person\n1'],
    ['Anna\n\nWeber', 'Person 1\n\nWeber'],
    ['_Anna_ ANNA anna', '_Person 1_ ANNA anna'],
  ];
  for (const [text, expected] of cases)
    it(`are whole words: ${JSON.stringify(text)}`, () =>
      assert.equal(replaced(text, person('Anna'), person('Anna Weber')), expected));

  it('are found in whatever way letters are composed, and however long the list is', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `Name${i.toString(36)} É`);
    const finder = WordFinder.inTexts(names.map(find => ({ find })));
    const text = names.map(name => name.normalize('NFD')).join(', ');
    assert.deepEqual(
      finder.find(text).map(({ index }) => index),
      names.map((_, i) => i),
    );
  });

  it('are replaced in names of files and ids in any case and with any marks', () => {
    const names = new NameReplacer([person('Anna Weber'), person('José', '[Person 2]')]);
    const path = (one: string) => names.path(one, names.edits(one), () => false);
    assert.equal(path('a/anna_weber-2.txt'), 'a/Person-1-2.txt');
    assert.equal(path('ANNAWEBER jose\u0301.txt'), 'Person-1 Person-2.txt');
    assert.equal(path('annabel.txt'), 'annabel.txt');
    assert.equal(names.id('mother-of-anna-weber', []), 'mother-of-person-1');
    assert.equal(names.id('jose', ['person-2']), 'person-2-2');
    assert.equal(names.id('josefa', []), undefined);
  });

  it('leave front matter of memos valid, and links whole', () => {
    const text =
      '---\nparticipants: [anna, Anna, "Anna W"]\ntranscripts: [a/anna.txt]\n---\n[Anna said](segment:x) Anna\n';
    const { words, names } = memoEdits(
      text,
      new WordReplacer([person('Anna', '[A: 1]')]),
      new Map([
        ['anna', 'a-1'],
        ['a/anna.txt', 'a/A-1.txt'],
      ]),
    );
    const all = [...words, ...names].sort((a, b) => a.start - b.start);
    assert.equal(
      edited(text, all),
      '---\nparticipants: [a-1, "[A: 1]", "[A: 1] W"]\ntranscripts: [a/A-1.txt]\n---\n[\\[A: 1\\] said](segment:x) [A: 1]\n',
    );
  });

  it('are replaced in quotes whose place is uncertain, also where they are cut', () => {
    const segment = { id: 's', text: 'x', start: 0, end: 9, codes: ['c'] };
    const of = (prefix: string, quote: string, suffix: string) => {
      const after = replacedQuotes(
        { ...segment, prefix, quote, suffix },
        new WordReplacer([person('Anna Weber')]),
      );
      return [after.prefix, after.quote, after.suffix];
    };
    assert.deepEqual(of('so Anna ', 'Weber said', ' it'), ['so ', 'Person 1 said', ' it']);
    assert.deepEqual(of('a Weber said ', 'it', ' to Anna We'), [' said ', 'it', ' to ']);
    assert.deepEqual(of('so ', 'Anna', ' said'), ['so ', 'Anna', ' said']);
  });
});

describe('places after edits', () => {
  it('are those of the same words', () => {
    const parts = fc.array(
      fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), fc.string({ maxLength: 6 })),
    );
    fc.assert(
      fc.property(parts, all => {
        let text = '';
        const edits = all
          .map(([kept, old, fresh]) => {
            text += kept;
            const start = text.length;
            text += old;
            return { start, end: text.length, text: fresh };
          })
          .filter(({ start, end }) => end > start);
        const [map, after] = [new EditMap(edits), edited(text, edits)];
        for (let start = 0; start <= text.length; start++)
          for (let end = start; end <= text.length; end++) {
            // what is outside of it stays outside, to the character
            const first = edits.find(one => one.start < start && start < one.end)?.start ?? start;
            const last = edits.find(one => one.start < end && end < one.end)?.end ?? end;
            const span = map.span({ start, end });
            const before = edited(
              text.slice(0, first),
              edits.filter(one => one.end <= first),
            );
            const rest = edited(
              text.slice(last),
              edits
                .filter(one => one.start >= last)
                .map(one => ({ ...one, start: one.start - last, end: one.end - last })),
            );
            assert.equal(after.slice(0, span.start), before);
            if (end > start) assert.equal(after.slice(span.end), rest);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('suggested replacements', () => {
  it('are the same for all names of one person, and new ones where numbers are in use', () => {
    const study = {
      participants: [
        { id: 'a', name: 'Anna Weber', speakers: ['Anna', 'A. W.'] },
        { id: 'p7', name: 'P7', speakers: ['Ben'] },
      ],
    };
    const names = ['Anna', 'Weber', 'Ben', 'Bremen', 'Clara', 'Clara Blum', 'Dora Blum', 'Blum'];
    const items = [
      ...names.map(words => ({ kind: 'name' as const, words })),
      { kind: 'mail' as const, words: 'a@b.de' },
      { kind: 'mail' as const, words: 'A@b.de' },
    ];
    assert.deepEqual(
      suggestReplacements(items, study, ['as Name 3 said'], ['Dora']).map(({ replacement }) => replacement),
      [
        'Person 1',
        'Person 1',
        'P7',
        'Name 4',
        'Name 5',
        'Name 5',
        'Person 2',
        'Name 6',
        '[mail address 1]',
        '[mail address 1]',
      ],
    );
  });
});

describe('the key', () => {
  it('is read as it was written, also what begins like a formula', () => {
    const replacements: Replacement[] = [
      { find: '+49 30 1234567', replacement: '[telephone number 1]', kind: 'phone' },
      { find: 'Anna "An", Weber', replacement: '=x', kind: 'name' },
    ];
    const csv = keyFile({ replacements, counts: [1, 2] } as unknown as PseudonymPlan);
    const read = readReplacements(new TextEncoder().encode(csv));
    assert.deepEqual(read, { ok: true, value: replacements });
  });

  it('is refused in the study and in its repository', () => {
    for (const file of ['/r/s/key.csv', '/r/S/a/key.csv', '/r/key.csv'])
      assert.ok(keyRefusal(file, '/r/s', '/r'));
    assert.equal(keyRefusal('/r/key.csv', '/r/s', undefined), undefined);
    assert.equal(keyRefusal('/rs/key.csv', '/r/s', '/r'), undefined);
  });

  it('says which line has no such kind', () => {
    const read = readReplacements(
      new TextEncoder().encode('find,replacement,kind\nAnna,P,name\nBen,Q,bird\n'),
    );
    assert.match(read.ok ? '' : read.error, /^Line 3: “bird”/);
  });
});
