import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../../src/core/text/span';
import { WordIndex } from '../../../../src/core/text/words';
import { hardText, withSpan } from './arbitraries';

const IDEOGRAPH = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー]';
const UNSPACED = '[\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]';
const PIECES = new RegExp(`${IDEOGRAPH}\\p{M}*|${UNSPACED}+|(?:(?!${IDEOGRAPH}|${UNSPACED}).)+`, 'gsu');
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** By splitting: blank out what is skipped, cut at white space, cut the rest into pieces, keep those with a letter. */
function splitWords(text: string, skip: readonly Span[] = []): Span[] {
  const kept = Array.from({ length: text.length }, (_, i) =>
    skip.some(({ start, end }) => start <= i && i < end) ? ' ' : text[i],
  ).join('');
  return [...kept.matchAll(/[^\s\u0085]+/g)]
    .flatMap(run =>
      [...run[0].matchAll(PIECES)].map(piece => ({ text: piece[0], start: run.index + piece.index })),
    )
    .flatMap(piece =>
      new RegExp(`^${UNSPACED}`, 'u').test(piece.text)
        ? [...segmenter.segment(piece.text)].map(part => ({
            text: part.segment,
            start: piece.start + part.index,
          }))
        : [piece],
    )
    .filter(word => /[\p{L}\p{N}]/u.test(word.text))
    .map(word => ({ start: word.start, end: word.start + word.text.length }));
}

function wordsOf(text: string, skip: readonly Span[] = []): string[] {
  const { starts, ends } = new WordIndex(text, skip);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
}

const spans = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 4 }).map(steps => {
  let at = 0;
  return steps.map(([gap, length]) => ({ start: (at += gap), end: (at += length) }));
});

describe('WordIndex', () => {
  it('agrees with splitting', () => {
    fc.assert(
      fc.property(hardText, spans, (text, skip) => {
        const index = new WordIndex(text, skip);
        const found = Array.from(index.starts, (start, i) => ({ start, end: index.ends[i]! }));
        assert.deepEqual(found, splitWords(text, skip));
        assert.equal(index.count, found.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the words that a span touches as a loop over all of them does', () => {
    fc.assert(
      fc.property(withSpan(hardText), spans, ({ text, start, end }, skip) => {
        const index = new WordIndex(text, skip);
        let count = 0;
        for (const word of splitWords(text, skip)) {
          let touched = false;
          for (let i = word.start; i < word.end; i++) touched ||= start <= i && i < end;
          if (touched) count++;
        }
        assert.equal(index.countIn(start, end), count);
        const [from, to] = index.range(start, end);
        assert.equal(to - from, count);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a word for what word processors take it for', () => {
    assert.deepEqual(wordsOf('Well – I don’t know, 17:30, ok?'), [
      'Well',
      'I',
      'don’t',
      'know,',
      '17:30,',
      'ok?',
    ]);
    assert.deepEqual(wordsOf('well-known … e.g. — 😀 x²'), ['well-known', 'e.g.', 'x²']);
    assert.deepEqual(wordsOf('a\u00a0b\u3000c\u2009d'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(wordsOf(' \n\t … '), []);
    assert.deepEqual(wordsOf('한국어 말'), ['한국어', '말']);
  });

  it('takes every Chinese and Japanese character for a word', () => {
    assert.deepEqual(wordsOf('手机,iPhone手机。'), ['手', '机', ',iPhone', '手', '机']);
    assert.deepEqual(wordsOf('コーヒー、𠀋々'), ['コ', 'ー', 'ヒ', 'ー', '𠀋', '々']);
    assert.deepEqual(wordsOf('か\u3099葛\u{e0100}'), ['か\u3099', '葛\u{e0100}']);
  });

  it('knows each of these characters in the planes where they are', () => {
    const isIdeograph = (character: string) => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ーｰ]/u.test(character);
    const isUnspaced = (character: string) => new RegExp(UNSPACED, 'u').test(character);
    const plane = (n: number) =>
      Array.from({ length: 0x10000 }, (_, i) => String.fromCodePoint(n * 0x10000 + i));
    const all = [0, 2, 3].flatMap(plane);
    const letters = all.filter(character => /[\p{L}\p{N}]/u.test(character));
    const ideographs = letters.filter(isIdeograph);
    const others = letters.filter(character => !isIdeograph(character) && !isUnspaced(character));
    const twice = (characters: readonly string[]) =>
      characters.map(character => character.repeat(2)).join(' ');
    assert.ok(ideographs.length > 90_000 && others.length > 10_000);
    assert.equal(new WordIndex(twice(ideographs)).count, 2 * ideographs.length);
    assert.equal(new WordIndex(twice(others)).count, others.length);
  });

  it('splits what is written without spaces', () => {
    assert.deepEqual(wordsOf('ภาษาไทย (สวัสดี)'), ['ภาษา', 'ไทย', 'สวัสดี']);
    // Longer than one window of the splitting: the same words throughout.
    const words = wordsOf('ภาษาไทย'.repeat(2000));
    assert.equal(words.length, 4000);
    assert.deepEqual(new Set(words), new Set(['ภาษา', 'ไทย']));
  });

  it('does not count what is skipped, and ends words there', () => {
    assert.deepEqual(wordsOf('INT:Hello you', [{ start: 0, end: 4 }]), ['Hello', 'you']);
    assert.deepEqual(wordsOf('one two', [{ start: 0, end: 99 }]), []);
    const arrays = { starts: Int32Array.of(0, 10), ends: Int32Array.of(4, 13) };
    const { count } = new WordIndex('INT: yes. R: no no', arrays);
    assert.equal(count, 3);
  });
});
