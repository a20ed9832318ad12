import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import { checkManuscript } from '../../../../../src/core/manuscript/checkManuscript';
import { readManuscriptText } from '../../../../../src/core/manuscript/read/readManuscript';
import { corpusOf } from '../../analyses/kit/corpora';

const SYLLABLES = ['ba', 'de', 'gi', 'lo', 'mu', 'ra', 'se', 'ti', 'vo', 'zu'];
/** Words of which each is another. */
const wordOf = (i: number) => [...String(i).padStart(4, '0')].map(digit => SYLLABLES[Number(digit)]).join('');
const SAID = Array.from({ length: 4000 }, (_, i) => wordOf(i));
const CORPUS = corpusOf({ participants: [{ id: 'anna', name: 'Anna', speakers: ['Anna'] }] }, [], {
  'a.txt': [`Anna: ${SAID.join(' ')}`],
});

async function findingsOf(paper: string) {
  const manuscript = await readManuscriptText(paper, 'markdown');
  const { findings } = finish(checkManuscript(manuscript, CORPUS));
  return findings.map(({ code, paragraph, start, end, instead }) => [
    code,
    manuscript.paragraphs[paragraph]!.text.slice(start, end),
    instead,
  ]);
}

describe('a quotation of thousands of words', () => {
  it('is right as it was said, whether in one paragraph or in several', async () => {
    assert.deepEqual(await findingsOf(`> ${SAID.join(' ')}\n`), []);
    const parts = Array.from({ length: 40 }, (_, i) => `“${SAID.slice(100 * i, 100 * i + 100).join(' ')}`);
    assert.deepEqual(await findingsOf(`${parts.join('\n\n')}” (Anna).\n`), []);
  });

  it('is found out wherever one word is another, or is not there', async () => {
    const places = fc.oneof(
      fc.integer({ min: 1, max: 3998 }),
      fc.constantFrom(998, 999, 1000, 1997, 1998, 1999),
    );
    await fc.assert(
      fc.asyncProperty(places, async at => {
        const other = await findingsOf(`> ${SAID.with(at, 'elsewhere').join(' ')}\n`);
        assert.deepEqual(other, [['quote-altered', 'elsewhere', SAID[at]]]);
        const less = await findingsOf(`> ${SAID.toSpliced(at, 1).join(' ')}\n`);
        assert.ok(less.length > 0 && less.every(([code]) => code === 'quote-altered'), String(less));
      }),
      { numRuns: 20 },
    );
  });

  it('is one of many marks that are never closed', async () => {
    const paragraphs = Array.from({ length: 300 }, (_, i) => `“${SAID.slice(10 * i, 10 * i + 10).join(' ')}`);
    const closed = `“${SAID.with(5, 'elsewhere').slice(0, 10).join(' ')}”`;
    const all = [...paragraphs, '# End', ...paragraphs, 'Others saw it in another way.', closed];
    assert.equal(
      (await findingsOf(all.join('\n\n'))).some(([, word]) => word === 'elsewhere'),
      true,
    );
  });
});
