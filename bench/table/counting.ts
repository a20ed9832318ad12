import fs from 'node:fs';
import path from 'node:path';
import { type Run, type Used, readAndParse, transcriptCoder } from '../processes';
import { LARGE, generateStudy } from '../study/generate';
import type { Bench, Figure, Row } from './row';

/** Seconds of processor time that are spent on one figure, about. */
const ENOUGH = 4;
const MOST_RUNS = 5;

interface Command {
  readonly name: string;
  readonly options?: readonly string[];
  /** Multiples of reading and parsing, at most. */
  readonly most: number;
  readonly cached?: number;
}

const COUNTING = { most: 3, cached: 1.5 };
const SIDE_BY_SIDE = { most: 4, cached: 2 };

const COMMANDS: readonly Command[] = [
  { name: 'frequency', ...COUNTING },
  { name: 'groups', ...COUNTING },
  { name: 'matrix', ...COUNTING },
  { name: 'crosstab', options: ['--attribute', 'profession'], ...COUNTING },
  { name: 'saturation', ...COUNTING },
  { name: 'robustness', ...SIDE_BY_SIDE },
  { name: 'uncoded', ...COUNTING },
  { name: 'timeline', ...COUNTING },
  { name: 'cooccurrence', ...SIDE_BY_SIDE },
  { name: 'segments', ...SIDE_BY_SIDE },
  { name: 'compare', ...SIDE_BY_SIDE },
  { name: 'agreement', ...SIDE_BY_SIDE },
  { name: 'check', most: 2.5, cached: 2.5 },
  { name: 'places', most: 2.5 },
];

/** What each command costs, as a multiple of reading and parsing the same files, without and with the cache. */
export async function* counting({ folder }: Bench): AsyncIterable<Row> {
  const study = path.join(folder, 'study');
  generateStudy(study, LARGE);
  for (const { name, options = [], most, cached } of COMMANDS) {
    const args = [name, study, ...options];
    const cold = await uncached(name, folder);
    // check tells of what it finds
    const run: Run = { fine: [1], env: cacheIn(path.join(folder, 'cache')) };
    const value = await multiple(study, () => transcriptCoder([...args, ...cold], run));
    const figures: Figure[] = [{ value, unit: '×', of: 'cold', most }];
    if (cached !== undefined && cold.length > 0) {
      await transcriptCoder(args, run);
      const again = await multiple(study, () => transcriptCoder(args, run));
      figures.push({ value: again, unit: '×', of: 'cached', most: cached });
    }
    yield { work: `\`${name}\``, figures };
  }
}

/** Where the command line keeps what it has counted, on any system. */
export function cacheIn(folder: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder, HOME: folder };
}

/** What keeps a command from the cache; nothing where it has none. */
export async function uncached(command: string, folder: string): Promise<readonly string[]> {
  const help = path.join(folder, 'help.txt');
  await transcriptCoder([command, '--help'], { output: help });
  return fs.readFileSync(help, 'utf8').includes('--no-cache') ? ['--no-cache'] : [];
}

/** Best of several, each beside reading and parsing at the same time: a machine is not as quick at every moment. */
async function multiple(study: string, run: () => Promise<Used>): Promise<number> {
  let least = Infinity;
  let spent = 0;
  for (let i = 0; i < MOST_RUNS && (i === 0 || spent < ENOUGH); i++) {
    const before = await readAndParse(study);
    const { cpu } = await run();
    const after = await readAndParse(study);
    spent += cpu;
    least = Math.min(least, cpu / ((before.cpu + after.cpu) / 2));
  }
  return least;
}
