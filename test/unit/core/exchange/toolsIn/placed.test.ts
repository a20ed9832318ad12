import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codingLines, squeezed, studyOf } from './readToy';
import {
  type Count,
  type ToyPassage,
  type ToyStudy,
  codePoints,
  qtUnits,
  qualcoderFile,
  requalFile,
  rqdaFile,
  taguetteFile,
} from './toolFiles';

/** Each word has its number, so that no two are the same, but for a few that are everywhere. */
const WORDS = ['ja', '😀', 'nai\u0308ve', 'x<y&z', '👩‍👩‍👧', 'straße', '中文'];

interface Draft {
  readonly words: readonly number[];
  readonly ends: readonly number[];
  readonly isCrlf: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  words: fc.array(fc.nat(WORDS.length - 1), { minLength: 3, maxLength: 40 }),
  ends: fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }),
  isCrlf: fc.boolean(),
});

/** A text, with where each of its words starts and ends. */
function textOf({ words, ends, isCrlf }: Draft) {
  const lineEnd = isCrlf ? '\r\n' : '\n';
  const places: { start: number; end: number }[] = [];
  let raw = '';
  words.forEach((word, i) => {
    const start = raw.length;
    raw += ends[i]! < 2 ? WORDS[word]! : `${WORDS[word]!}${i}`;
    places.push({ start, end: raw.length });
    const gap = ends[(i + 1) % ends.length]!;
    raw += gap === 0 ? lineEnd : gap === 1 ? `${lineEnd}${lineEnd}` : ' ';
  });
  return { raw, places };
}

const toy = fc
  .record({
    drafts: fc.array(draft, { minLength: 1, maxLength: 3 }),
    marks: fc.array(
      fc.record({ text: fc.nat(2), from: fc.nat(99), words: fc.nat(6), code: fc.nat(2), coder: fc.nat(1) }),
      { minLength: 1, maxLength: 20 },
    ),
  })
  .map(({ drafts, marks }): ToyStudy => {
    const texts = drafts.map(textOf);
    const seen = new Set<string>();
    return {
      name: 'Toy',
      texts: texts.map(({ raw }, i) => ({ name: `T${i}.txt`, raw })),
      codes: [{ name: 'A', category: 0 }, { name: 'B', category: 1 }, { name: 'C' }],
      categories: [{ name: 'Top' }, { name: 'Below', above: 0 }],
      passages: marks.flatMap(({ text, from, words, code, coder }): ToyPassage[] => {
        const at = text % texts.length;
        const { places } = texts[at]!;
        const first = from % places.length;
        const last = Math.min(first + words, places.length - 1);
        const passage = {
          start: places[first]!.start,
          end: places[last]!.end,
          code,
          coder: ['ann', 'ben'][coder]!,
        };
        const key = JSON.stringify({ at, ...passage });
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ text: at, ...passage }];
      }),
    };
  });

/** What codings should be there, by slices of the texts as they were. */
function expected({ texts, codes, passages }: ToyStudy): string[] {
  const byPlace = new Map<string, string[]>();
  for (const { text, start, end, code, coder } of passages) {
    const { name, raw } = texts[text]!;
    const place = [name, coder, squeezed(raw.slice(0, start)).length, squeezed(raw.slice(start, end))].join(
      ' | ',
    );
    byPlace.set(place, [...(byPlace.get(place) ?? []), codes[code]!.name]);
  }
  return [...byPlace].map(([place, names]) => `${place} | ${[...new Set(names)].sort().join(' + ')}`).sort();
}

const TOOLS: Readonly<Record<string, (study: ToyStudy) => Promise<Uint8Array>>> = {
  'QualCoder, in code points': study => qualcoderFile(study, codePoints),
  'QualCoder, as Qt counts': study => qualcoderFile(study, qtUnits),
  'RQDA, in code points': study => rqdaFile(study, codePoints),
  'RQDA, with line ends as one': study =>
    rqdaFile(study, ((text, at) => [...text.slice(0, at).replaceAll('\r\n', '\n')].length) satisfies Count),
  requal: study => requalFile(study),
  Taguette: study => taguetteFile(study),
};

describe('codings in the databases of other tools', () => {
  for (const [tool, file] of Object.entries(TOOLS))
    it(`are on their words: ${tool}`, async () => {
      await fc.assert(
        fc.asyncProperty(toy, async study => {
          const incoming = await studyOf(await file(study));
          assert.deepEqual(codingLines(incoming), expected(study));
          assert.deepEqual(
            incoming.transcripts.map(({ text }) => squeezed(text)),
            study.texts.map(({ raw }) => squeezed(raw)),
          );
          assert.deepEqual(incoming.findings, []);
        }),
        { numRuns: 60 },
      );
    });
});
