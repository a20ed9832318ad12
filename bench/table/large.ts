import fs from 'node:fs';
import path from 'node:path';
import { type Used, readAndParse, transcriptCoder } from '../processes';
import { HUGE, LARGE, generateStudy } from '../study/generate';
import { cacheIn, uncached } from './counting';
import type { Bench, Row } from './row';

/** Bytes on disk for the study, what is kept of it, and what is written. */
const SPACE = 4e9;

/** A million segments in 10,000 transcripts: how time grows with the study, and how much memory is taken. */
export async function* large({ folder, print }: Bench): AsyncIterable<Row> {
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < SPACE) {
    print(`There are not ${SPACE / 1e9} GB free in ${folder}. TMPDIR names another folder.`);
    return;
  }
  const [small, huge] = [path.join(folder, 'small'), path.join(folder, 'huge')];
  generateStudy(small, LARGE);
  generateStudy(huge, HUGE);
  const env = cacheIn(path.join(folder, 'cache'));
  const cold = await uncached('frequency', folder);
  const frequency = (study: string) => transcriptCoder(['frequency', study, ...cold], { env });
  const [few, many] = [await frequency(small), await frequency(huge)];
  const [read, readAll] = [await readAndParse(small), await readAndParse(huge)];
  yield {
    work: '`frequency` of 1,000,000 segments in 10,000 transcripts',
    figures: [
      { value: many.cpu, unit: 's', most: 30 },
      { value: exponent(few, many), unit: 'as the exponent', most: 1.05 },
      { value: gigabytes(many), unit: 'GB', most: 1.5 },
      { value: many.cpu / readAll.cpu, unit: '×' },
      { value: exponent(read, readAll), unit: 'as the exponent of reading and parsing' },
    ],
  };
  if (cold.length > 0) {
    await transcriptCoder(['frequency', huge], { env });
    const again = await transcriptCoder(['frequency', huge], { env });
    yield {
      work: 'the same, cached',
      figures: [
        { value: again.cpu, unit: 's' },
        { value: gigabytes(again), unit: 'GB' },
      ],
    };
  }
  const output = path.join(folder, 'segments.json');
  const printed = await transcriptCoder(['segments', huge, '--format', 'json'], { env, output });
  const written = await transcriptCoder(['segments', huge, '--format', 'csv', '-o', `${output}.csv`], {
    env,
  });
  yield {
    work: `\`segments\` of them as JSON, ${(fs.statSync(output).size / 1e9).toFixed(2)} GB`,
    figures: [
      { value: gigabytes(printed), unit: 'GB', most: 1 },
      { value: printed.cpu, unit: 's' },
    ],
  };
  yield {
    work: 'the same as CSV, into a file',
    figures: [
      { value: gigabytes(written), unit: 'GB', most: 1 },
      { value: written.cpu, unit: 's' },
    ],
  };
}

/** 1 where ten times as much takes ten times as long. */
function exponent(few: Used, many: Used): number {
  return Math.log10(many.cpu / few.cpu);
}

function gigabytes({ memory }: Used): number {
  return memory! / 1e9;
}
