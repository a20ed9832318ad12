import fs from 'node:fs';
import path from 'node:path';
import { pythonWithQc } from '../installed/environment';
import qcScript from '../installed/qc.py';
import taguetteScript from '../installed/taguette.py';
import { type Used, measured, transcriptCoder } from '../processes';
import { type FileSegment, LARGE, generateStudy, transcriptName } from '../study/generate';
import { cacheIn, uncached } from './counting';
import type { Bench, Row } from './row';

const RUNS = 3;

/** Frequencies beside those of other programs, on the same codings. */
export async function* peers({ folder, print }: Bench): AsyncIterable<Row> {
  const python = await pythonWithQc(print);
  if (python === undefined) return;
  const study = path.join(folder, 'study');
  generateStudy(study, LARGE);
  const codings = path.join(folder, 'codings.tsv');
  fs.writeFileSync(codings, codingsOf(study));
  const codebook = path.join(study, 'codebook.json');
  const env = cacheIn(path.join(folder, 'cache'));
  const args = ['frequency', study];
  const anew = await uncached('frequency', folder);
  const cold = await best(() => transcriptCoder([...args, ...anew], { env }));
  const figures = [{ of: 'cold', cpu: cold.cpu }];
  if (anew.length > 0) {
    await transcriptCoder(args, { env });
    figures.push({ of: 'cached', cpu: (await best(() => transcriptCoder(args, { env }))).cpu });
  }

  const project = path.join(folder, 'qc');
  fs.mkdirSync(project);
  fs.writeFileSync(path.join(folder, 'qc.py'), qcScript);
  await measured([python, path.join(folder, 'qc.py'), codings, codebook], { cwd: project });
  const qc = path.join(path.dirname(python), 'qc');
  const theirs = await best(() => measured([qc, 'codes', 'stats'], { cwd: project }));
  yield {
    work: '`frequency`, beside `qc codes stats` on the same codings',
    figures: figures.map(({ of, cpu }) => ({ value: cpu / theirs.cpu, unit: '×', of, most: 1 })),
  };

  const database = path.join(folder, 'taguette.sqlite3');
  const script = path.join(folder, 'taguette.py');
  fs.writeFileSync(script, taguetteScript);
  await measured([python, script, 'fill', database, codings, codebook]);
  const sql = await best(() => measured([python, script, 'count', database]));
  yield {
    work: '`frequency`, beside SQL over Taguette’s tables with the same codings',
    figures: figures.map(({ of, cpu }) => ({ value: cpu / sql.cpu, unit: '×', of })),
  };
}

/** A line for each code of each segment: document, coder, line (from 0), start, end, code. */
function codingsOf(study: string): string {
  const lines: string[] = [];
  for (let t = 0; t < LARGE.transcripts; t++) {
    const name = path.join(study, transcriptName(t));
    const text = fs.readFileSync(name, 'utf8');
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    for (const coder of ['em', 'nd']) {
      const file = JSON.parse(fs.readFileSync(`${name}.${coder}.coding.json`, 'utf8')) as {
        segments: FileSegment[];
      };
      for (const { start, end, codes } of file.segments) {
        const line = ends.findIndex(at => at >= start);
        for (const code of codes)
          lines.push([transcriptName(t), coder, line < 0 ? ends.length : line, start, end, code].join('\t'));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

async function best(run: () => Promise<Used>): Promise<Used> {
  const runs: Used[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await run());
  return runs.reduce((least, one) => (one.cpu < least.cpu ? one : least));
}
