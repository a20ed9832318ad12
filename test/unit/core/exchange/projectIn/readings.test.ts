import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseReadings } from '../../../../../src/core/exchange/projectIn/chooseReading';
import { READINGS, readingName, unitsFrom } from '../../../../../src/core/exchange/projectIn/positions';
import { toLf } from '../../../../../src/core/text/lineEnds';
import { positionIn } from './foreign';

const anyRaw = fc
  .array(fc.constantFrom('a', 'word', ' ', '\n', '\r\n', '\r', '😀', '𝒳', 'é', '中', '.', '\ufeff'), {
    maxLength: 30,
  })
  .map(pieces => pieces.join(''));

/** Speech with line ends, and emojis between the words. */
const WORDS = ['trust', 'never', 'came', 'late', 'well', 'then', 'people', 'work', 'I', 'thought'];

function speech(random: () => number, end: string): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const turns = Array.from({ length: 12 }, () => {
    const words = Array.from({ length: 12 }, () => pick(WORDS) + (random() < 0.15 ? ` 😀` : ''));
    return `${pick(['INT', 'P1'])}: ${words.join(' ')}.`;
  });
  return turns.join(end + end) + end;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Selections of whole words in a text. */
function passages(text: string, count: number, random: () => number) {
  const words = [...text.matchAll(/[a-zA-Z0-9]+/g)];
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * (words.length - 6));
    const to = words[from + Math.floor(random() * 6)]!;
    return { start: words[from]!.index, end: to.index + to[0].length };
  });
}

const selection = { guid: 'g', codings: [], noteRefs: [] };

describe('the reading of positions', () => {
  it('gives the places that counting character by character gives', () => {
    fc.assert(
      fc.property(anyRaw, fc.constantFrom(...READINGS), (raw, reading) => {
        const text = toLf(raw);
        const units = unitsFrom(raw, reading);
        for (let at = 0; at <= text.length; at++) {
          const isInPair = at > 0 && text.codePointAt(at - 1)! > 0xffff;
          if (!isInPair) assert.equal(units(positionIn(raw, at, reading)), at, readingName(reading));
        }
      }),
      { numRuns: 500 },
    );
  });

  for (const reading of READINGS)
    it(`finds ${readingName(reading)} by the words that passages begin and end with`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 2 ** 30 }), seed => {
          const random = generator(seed);
          const raw = `\ufeff${speech(random, '\r\n')}`;
          const text = toLf(raw);
          const spans = passages(text, 25, random);
          const selections = spans.map(({ start, end }) => ({
            ...selection,
            start: positionIn(raw, start, reading),
            end: positionIn(raw, end, reading),
          }));
          const [found] = chooseReadings([{ raw, text, selections }]);
          assert.ok(found!.isClear);
          assert.ok(found!.chosen.readings.includes(reading));
          assert.deepEqual(found!.chosen.spans, spans);
          assert.equal(found!.chosen.hits, found!.chosen.of);
        }),
        { numRuns: 60 },
      );
    });

  it('asks where no reading is clearly better, and goes by the other sources where these are clear', () => {
    const reading = READINGS.find(one => readingName(one) === 'utf-16')!;
    const random = generator(7);
    const raw = speech(random, '\r\n');
    const text = toLf(raw);
    const as = (raw_: string, start: number, end: number) => ({
      ...selection,
      start: positionIn(raw_, start, reading),
      end: positionIn(raw_, end, reading),
    });
    const clear = {
      raw,
      text,
      selections: passages(text, 30, random).map(({ start, end }) => as(raw, start, end)),
    };
    // Chinese has no ends of words that could be seen
    const chinese = '中文😀中文\r\n中文中文中文中文';
    const unclear = {
      raw: chinese,
      text: toLf(chinese),
      selections: [as(chinese, 7, 9), as(chinese, 10, 12)],
    };
    assert.equal(chooseReadings([unclear])[0]!.isClear, false);
    const [, second] = chooseReadings([clear, unclear]);
    assert.ok(second!.isClear);
    assert.deepEqual(second!.chosen.spans[0], { start: 7, end: 9 });
    assert.ok(chooseReadings([unclear], reading)[0]!.isClear);
  });

  it('knows a passage by its name, where that is how its words begin', () => {
    const reading = READINGS.find(one => readingName(one) === 'utf-16')!;
    const raw = '😀中文中文中文中文中文中文中文中文中文中文中文';
    const one = { ...selection, name: '文中文中文中…', start: 3, end: 12 };
    const [found] = chooseReadings([{ raw, text: raw, selections: [one, { ...one, start: 5, end: 14 }] }]);
    assert.ok(found!.isClear);
    assert.ok(found!.chosen.readings.includes(reading));
  });
});
