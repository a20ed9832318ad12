import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import { lookUp } from '../../../../../src/core/manuscript/quotations/lookUp';
import { MAX_OMITTED, MAX_REPLACED } from '../../../../../src/core/manuscript/quotations/occurrences';
import { type QuotedWord, quotedWords } from '../../../../../src/core/manuscript/quotations/quotedWords';
import { corpusOf } from '../../analyses/kit/corpora';

const WORD = fc.constantFrom('a', 'b', 'c', 'Das');
const TURN = fc.tuple(fc.constantFrom('Anna', 'Ben', 'INT'), fc.array(WORD, { minLength: 1, maxLength: 14 }));
const QUOTE = fc.array(fc.oneof({ weight: 6, arbitrary: WORD }, fc.constantFrom('[…]', '[x]')), {
  minLength: 2,
  maxLength: 7,
});

/** Words of a transcript with who says them, by hand. */
interface Word {
  readonly key: string;
  readonly speaker: string;
}

describe('where the words of a quotation are', () => {
  it('is the same as by trying every place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(TURN, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
        QUOTE,
        (turns, quote) => {
          const texts = turns.map(some =>
            some.map(([who, words]) => `${who}: ${words.join(' ')}`).join('\n\n'),
          );
          const corpus = corpusOf(
            {
              participants: [
                { id: 'a', speakers: ['Anna'] },
                { id: 'b', speakers: ['Ben'] },
              ],
            },
            [],
            Object.fromEntries(texts.map((text, i) => [`${i}.txt`, [text] as const])),
          );
          const text = quote.join(' ');
          const { words } = quotedWords([{ paragraph: 0, start: 0, end: text.length }], () => text);
          const parts = text.split(/\[[^\]]*\]/).map(part =>
            part
              .trim()
              .split(' ')
              .filter(one => one !== ''),
          );
          // what is only single words is not looked for
          fc.pre(Math.max(...parts.map(part => part.length)) > 1);
          const speakerOf = (t: number, unit: number) => {
            const { turns: own } = corpus.transcripts[t]!;
            return own.label(own.at(unit));
          };
          const { occurrences, spoken } = finish(lookUp([words], corpus.transcripts, speakerOf));
          for (const [t, some] of turns.entries()) {
            const said = some.flatMap(([speaker, own]) =>
              own.map((word): Word => ({ key: word.toLowerCase(), speaker })),
            );
            assert.equal(spoken[t]!.count, said.length);
            const own = occurrences[0]!.filter(({ transcript }) => transcript === t);
            const isThere = said.some((_, at) => startsWithOneSpeaker(words, said, at));
            assert.equal(own.length > 0, isThere, JSON.stringify({ text, texts }));
            for (const { places } of own)
              assert.deepEqual(
                places.map(place => said[place]!.key),
                words.map(({ key }) => key),
              );
            // without gaps, every place is one
            if (parts.filter(part => part.length > 0).length === 1)
              assert.equal(own.length, said.filter((_, at) => startsWithOneSpeaker(words, said, at)).length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('where most of the words of quotations are', () => {
  it('is the same as by counting in each stretch of each transcript, for quotations that are there several times, too', () => {
    const said = fc.array(fc.nat(30), { minLength: 5, maxLength: 400 });
    const quoted = fc.array(fc.nat(30), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 1, maxLength: 3 }),
        fc.array(quoted, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        (speeches, some, again) => {
          const texts = speeches.map(numbers => `Anna: ${numbers.map(wordOf).join(' ')}`);
          const corpus = corpusOf(
            {},
            [],
            Object.fromEntries(texts.map((one, i) => [`${i}.txt`, [one] as const])),
          );
          const all = [...some, ...again.map(i => some[i % some.length]!)];
          const quotations = all.map(numbers => {
            const text = numbers.map(wordOf).join(' ');
            return quotedWords([{ paragraph: 0, start: 0, end: text.length }], () => text).words;
          });
          const found = finish(lookUp(quotations, corpus.transcripts, () => 'Anna'));
          for (const [q, numbers] of all.entries()) {
            const expected =
              found.occurrences[q]!.length > 0 ? [] : bestStretches(numbers, speeches, all.flat());
            assert.deepEqual(
              found.candidates[q]!.map(({ transcript, from, to }) => [transcript, from, to]),
              expected,
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

const wordOf = (number: number) => `w${'abcdefghij'[Math.floor(number / 10)]!}${'abcdefghij'[number % 10]!}`;

/** The four stretches that share most with a quotation: of three widths, of which the first two count from the second on. */
function bestStretches(
  quotation: readonly number[],
  speeches: readonly (readonly number[])[],
  known: readonly number[],
): (readonly [number, number, number])[] {
  const total = speeches.flat().length;
  const bits = (word: number) =>
    Math.log2((total + 1) / (speeches.flat().filter(one => one === word).length + 1));
  const width = quotation.length + 20;
  const pairs = quotation.slice(1).map((second, i) => [quotation[i]!, second] as const);
  const distinct = pairs.filter(([a, b], i) => pairs.findIndex(([c, d]) => a === c && b === d) === i);
  assert.ok(quotation.every(word => known.includes(word)));
  const stretches = speeches.flatMap((speech, t) =>
    Array.from({ length: Math.ceil(speech.length / width) }, (_, bucket) => {
      const part = speech.slice(bucket * width, (bucket + 2) * width + 1);
      const shared = distinct.filter(([a, b]) => part.some((word, i) => word === a && part[i + 1] === b));
      const score = shared.reduce((sum, [a, b]) => sum + Math.round(1024 * (bits(a) + bits(b))), 0);
      const [from, to] = [Math.max(0, (bucket - 1) * width), Math.min(speech.length, (bucket + 3) * width)];
      return { place: [t, from, to] as const, score, isAny: shared.length > 0 };
    }),
  );
  return stretches
    .filter(({ isAny }) => isAny)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map(({ place }) => place);
}

/** Whether the words begin at a place, by trying every way to go on; all parts begin with words of one speaker. */
function startsWithOneSpeaker(words: readonly QuotedWord[], said: readonly Word[], at: number): boolean {
  const search = (i: number, place: number, speaker: string): boolean => {
    const word = said[place];
    if (!word || word.key !== words[i]!.key) return false;
    if ((i === 0 || words[i]!.gapBefore) && word.speaker !== speaker) return false;
    const next = words[i + 1];
    if (!next) return true;
    const most = next.gapBefore === 'omission' ? MAX_OMITTED : next.gapBefore ? MAX_REPLACED : 0;
    for (let skip = 0; skip <= most && place + 1 + skip < said.length; skip++)
      if (search(i + 1, place + 1 + skip, speaker)) return true;
    return false;
  };
  return search(0, at, said[at]!.speaker);
}
