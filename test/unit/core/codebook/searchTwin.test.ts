import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodeSearch } from '../../../../src/core/codebook/searchCodes';
import { searchLoosely } from '../../../../src/core/codebook/searchLoosely';
import { searchWords, typedWords } from '../../../../src/core/text/searchWords';

const WORDS = [
  'fear',
  'fears',
  'of',
  'work',
  'worker',
  'école',
  'home',
  'hope',
  'at',
  'relapse',
  '恐惧',
  '复发',
  'P12',
];

const anyName = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map(words => words.join(' '));
const anyCodebook = fc
  .array(fc.record({ name: anyName, description: anyName, parent: fc.option(fc.nat(12)) }), { maxLength: 12 })
  .map(codes => ({
    schema: 1,
    codes: codes.map(({ parent, ...code }, i) => ({
      id: `c${i}`,
      ...code,
      ...(parent === null ? {} : { parent: `c${parent}` }),
    })),
  }));
const anyQuery = fc
  .array(
    fc
      .tuple(fc.constantFrom(...WORDS), fc.nat(8), fc.constantFrom('', 'x', 'e', 'r'))
      .map(([word, length, more]) => word.slice(0, length + 1) + more),
    { minLength: 1, maxLength: 3 },
  )
  .map(words => words.join(' '));

describe('CodeSearch against a slow twin', () => {
  it('is sure of just those codes that have every typed word', () => {
    fc.assert(
      fc.property(anyCodebook, anyQuery, (file, query) => {
        const codebook = Codebook.of(file);
        const { codes, sure, total } = new CodeSearch(codebook).find(query);
        const found = codes.slice(0, sure).map(({ id }) => id);
        assert.equal(total, codes.length);
        assert.equal(new Set(codes).size, codes.length);
        assert.deepEqual([...found].sort(), slowly(codebook, query).sort());
      }),
      { numRuns: 400 },
    );
  });

  it('leaves to look-alikes what has too many errors', async () => {
    const codebook = Codebook.of({
      schema: 1,
      codes: [
        { id: 'r', name: 'Reassurance' },
        { id: 'f', name: 'Fear' },
      ],
    });
    assert.equal(new CodeSearch(codebook).find('reasurence').sure, 1);
    assert.equal(new CodeSearch(codebook).find('rasurence').sure, 0);
    assert.deepEqual(
      (await searchLoosely(codebook, 'rasurence')).map(({ id }) => id),
      ['r'],
    );
  });
});

/** Every code with every typed word, said in the plainest way. */
function slowly(codebook: Codebook, query: string): string[] {
  const typed = typedWords(query);
  const all = typed.join('');
  const isOne = typed.length === 1 || all.length === typed.length;
  return codebook.inOrder().flatMap(code => {
    const names = namesOf(codebook, code.id).map(searchWords);
    const own = names[0]!;
    const description = searchWords(code.description ?? '');
    const fits = typed.every(
      word =>
        names.some(name => name.some(one => fitsWord(word, one)) || isWithin(word, name)) ||
        description.some(one => fitsWord(word, one)) ||
        (isHan(word) && description.join('').includes(word)),
    );
    const first = (words: readonly string[]) => (words.length > 1 ? words.map(one => one[0]).join('') : '');
    const initials = [
      first(own),
      own.some(one => one.length <= 3) ? first(own.filter(one => one.length > 3)) : '',
    ];
    const fitsInitials = isOne && all.length >= 2 && initials.some(one => one.startsWith(all));
    return fits || own.join('').startsWith(all) || isWithin(all, own) || fitsInitials ? code.id : [];
  });
}

/** The name of a code and of those above it. */
function namesOf(codebook: Codebook, id: string): string[] {
  const parent = codebook.parentOf(id);
  return [codebook.get(id)!.name, ...(parent ? namesOf(codebook, parent.id) : [])];
}

function isWithin(word: string, name: readonly string[]): boolean {
  return (word.length >= 3 || isHan(word)) && name.join('').includes(word);
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

function fitsWord(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  if (/\d/.test(typed) || typed.length < 3) return false;
  const most = typed.length < 8 ? 1 : 2;
  if (errors(typed, word) <= most) return true;
  if (typed.length < 4) return false;
  return [...word].some((_, i) => errors(typed, word.slice(0, i)) <= most);
}

/** Letters put in, left out, replaced or swapped, by its definition. */
function errors(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return errors(x, y);
  const swapped = a[0] === b[1] && a[1] === b[0] && a.length > 1 ? errors(a.slice(2), b.slice(2)) : Infinity;
  return 1 + Math.min(errors(x, y), errors(x, b), errors(a, y), swapped);
}
