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
