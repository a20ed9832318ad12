import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { type ManuscriptCheck, checkManuscript } from '../../../../../src/core/manuscript/checkManuscript';
import type { Manuscript, ManuscriptFormat } from '../../../../../src/core/manuscript/manuscript';
import { readManuscript } from '../../../../../src/core/manuscript/read/readManuscript';
import { FORMATS, type PaperBlock, paperFile } from '../paperFiles';
import { PICK, type Pick, type Said, edited, quoting, randomStudy, someWords } from './randomQuotes';

async function checked(
  blocks: readonly PaperBlock[],
  format: ManuscriptFormat,
  corpus: Corpus,
  pick: Pick,
): Promise<ManuscriptCheck & { readonly manuscript: Manuscript }> {
  const manuscript = await readManuscript(paperFile(blocks, format, pick), format);
  return { manuscript, ...finish(checkManuscript(manuscript, corpus)) };
}

const short = (speaker: string, pick: Pick) =>
  pick(3) === 0 ? speaker.replace(/^Job Coach /, 'JC') : speaker;

/** Quotations for a paper; a paragraph in between so that blocks are apart. */
function draw(corpus: Corpus, pick: Pick, count: number): Said[] {
  const said: Said[] = [];
  for (let tries = 0; said.length < count && tries < 100; tries++) {
    const one = someWords(corpus, pick, 9);
    if (one) said.push(one);
  }
  return said;
}

const BETWEEN: PaperBlock = { kind: 'text', text: 'Others saw it in another way.' };

describe('quotations of random studies in random papers', () => {
  for (const format of FORMATS) {
    it(`are found as they were said, and by whom, in ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(PICK, async pick => {
          const corpus = randomStudy(pick);
          const said = draw(corpus, pick, 5);
          const blocks = said.flatMap(({ words, speaker }) => [
            ...quoting(edited(words, pick), pick(4) ? short(speaker, pick) : undefined, pick),
            BETWEEN,
          ]);
          const { findings, quotations } = await checked(blocks, format, corpus, pick);
          assert.deepEqual(findings, [], JSON.stringify(blocks));
          assert.deepEqual(
            quotations.map(({ state }) => state),
            said.map(() => 'verbatim'),
          );
        }),
        { numRuns: 25 },
      );
    });

    it(`are found out when one word or speaker is another in ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(PICK, async pick => {
          const corpus = randomStudy(pick);
          const said = draw(corpus, pick, 3);
          const which = pick(said.length);
          const isWord = pick(2) === 0;
          const expected: unknown[] = [];
          const blocks = said.flatMap(({ words, speaker }, i) => {
            if (i !== which) return [...quoting(words.join(' '), speaker, pick), BETWEEN];
            if (isWord) {
              const at = 2 + pick(words.length - 4);
              const [, bare, stops] = /^(.*?)([^\p{L}]*)$/u.exec(words[at]!)!;
              const other = ['zebra', 'Überzug', 'kaleidoscope'][pick(3)]!;
              expected.push(['quote-altered', other, bare]);
              const altered = words.with(at, other + stops!);
              return [...quoting(altered.join(' '), pick(2) ? speaker : undefined, pick), BETWEEN];
            }
            const others = ['Job Coach 1', 'Job Coach 2', 'Job Coach 3'].filter(one => one !== speaker);
            const other = others[pick(others.length)]!;
            expected.push(['quote-other-speaker', other, speaker]);
            return [...quoting(words.join(' '), other, pick), BETWEEN];
          });
          const { findings, manuscript } = await checked(blocks, format, corpus, pick);
          const told = findings.map(({ code, paragraph, start, end, instead }) => [
            code,
            manuscript.paragraphs[paragraph]!.text.slice(start, end),
            instead,
          ]);
          assert.deepEqual(told, expected, JSON.stringify(blocks));
        }),
        { numRuns: 25 },
      );
    });
  }

  it('are all found out in 50 altered copies', async () => {
    let caught = 0;
    await fc.assert(
      fc.asyncProperty(PICK, async pick => {
        const corpus = randomStudy(pick);
        // after an ellipsis of the transcript’s own, words that are left out are marked
        const said = draw(corpus, pick, 20).find(({ words }) => !words.join('').includes('…'));
        const at = pick(said!.words.length);
        const ways = [
          said!.words.with(at, 'elsewhere'),
          said!.words.toSpliced(1 + pick(said!.words.length - 2), 1),
          said!.words.toSpliced(1 + pick(said!.words.length - 2), 0, 'elsewhere'),
        ];
        const words = ways[pick(ways.length)]!.join(' ');
        const blocks = quoting(words, pick(2) ? said!.speaker : undefined, pick);
        const { findings } = await checked(blocks, FORMATS[pick(4)]!, corpus, pick);
        if (findings.some(({ code }) => code === 'quote-altered')) caught++;
        else assert.fail(JSON.stringify({ blocks, said }));
      }),
      { numRuns: 50 },
    );
    assert.equal(caught, 50);
  });
});
