import { finish } from '../src/core/base/steps';
import { SeededRandom } from '../src/core/base/random';
import { checkManuscript } from '../src/core/manuscript/checkManuscript';
import { readManuscriptText } from '../src/core/manuscript/read/readManuscript';
import { corpusOf } from '../test/unit/core/analyses/kit/corpora';
import { WORDS } from './study/words';
import type { Row } from './table/row';

/** Words of the transcript: 1 MB. */
const SPOKEN = 180_000;
const QUOTED = 10;

/** Checks papers of one paragraph with more and more quotations, one word of each altered, and with marks that are never closed. */
export async function manuscript(print: (line: string) => void): Promise<readonly Row[]> {
  const random = new SeededRandom(1);
  const said = Array.from({ length: SPOKEN }, () => WORDS[random.below(WORDS.length)]!);
  const corpus = corpusOf({}, [], {
    'a.txt': [
      said
        .map((word, i) => (i % 200 ? word : `\n\nAnna: ${word}`))
        .join(' ')
        .trim(),
    ],
  });
  for (const count of [1500, 3000, 6000]) {
    const quotations = Array.from({ length: count }, () => {
      const from = random.below(SPOKEN - QUOTED);
      return said
        .slice(from, from + QUOTED)
        .with(5, 'elsewhere')
        .join(' ');
    });
    await measure(`${count} altered quotations`, quotations.map(words => `Then “${words}” came.`).join(' '));
    await measure(`${count} marks never closed`, quotations.map(words => `Then „${words} came.`).join(' '));
  }
  return [];

  async function measure(work: string, paper: string): Promise<void> {
    const before = process.cpuUsage();
    const check = finish(checkManuscript(await readManuscriptText(paper, 'markdown'), corpus));
    const { user, system } = process.cpuUsage(before);
    const seconds = ((user + system) / 1e6).toFixed(1);
    print(`${work}, ${Math.round(paper.length / 1000)} kB: ${seconds} s, findings: ${check.findings.length}`);
  }
}
