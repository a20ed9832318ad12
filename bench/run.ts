// npm run bench                 the table of docs/performance.md
// npm run bench -- NAME         a part of it, or another measurement
// npm run bench -- --large      a million segments: some minutes, and 4 GB of temporary files
// npm run bench -- generate FOLDER [TRANSCRIPTS [SEGMENTS [CODES [CODERS]]]]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LARGE, type Size, generateStudy } from './study/generate';
import { type Part, type Row, inWords, markdown } from './table/row';

type Bench = (print: (line: string) => void) => Promise<void | readonly Row[]>;

/** Parts of the table that have files and programs of their own, in its order. */
const PARTS: readonly (readonly [name: string, load: () => Promise<Part>])[] = [
  ['counting', async () => (await import('./table/counting')).counting],
  ['peers', async () => (await import('./table/peers')).peers],
  ['git', async () => (await import('./table/git')).git],
  ['editor', async () => (await import('./table/editor')).editor],
  ['large', async () => (await import('./table/large')).large],
];

const BENCHES: readonly (readonly [name: string, load: () => Promise<Bench>])[] = [
  ['keystroke', async () => (await import('./keystroke.bench')).keystroke],
  ['live', async () => (await import('./live.bench')).live],
  ['codePick', async () => (await import('./codePick.bench')).codePick],
  ['carry', async () => (await import('./carry.bench')).carry],
  ['agreement', async () => (await import('./agreement.bench')).agreementBench],
  ['coverage', async () => (await import('./coverage.bench')).coverage],
  ['compare', async () => (await import('./compare.bench')).compare],
  ['merge', async () => (await import('./merge.bench')).merge],
  ['search', async () => (await import('./search.bench')).search],
  ['queries', async () => (await import('./queries.bench')).queries],
  ['operations', async () => (await import('./operations.bench')).operations],
  ['turns', async () => (await import('./turns.bench')).turns],
  ['manuscript', async () => (await import('./manuscript.bench')).manuscript],
  ['writers', async () => (await import('./writers.bench')).writers],
];

/** Of these the table has rows; the others take long, or measure something else than time. */
const IN_TABLE = ['counting', 'peers', 'git', 'editor', 'keystroke', 'live', 'codePick', 'search', 'queries'];

async function main(args: readonly string[]): Promise<void> {
  const [name, ...more] = args;
  if (name === 'part') return runPart(more[0]!, more[1]!);
  if (name === 'generate') return generate(more);
  const all = [...PARTS, ...BENCHES].map(([one]) => one);
  if (name !== undefined && name !== '--large' && !all.includes(name))
    throw new Error(`There is no “${name}”. There are: ${all.join(', ')}, --large, generate.`);
  const wanted = name === undefined ? IN_TABLE : [name.replace(/^--/, '')];
  const rows: Row[] = [];
  for (const one of wanted) rows.push(...(await inOwnProcess(one)));
  if (rows.length > 0) console.log(`\n${machine()}\n\n${markdown(rows)}`);
  if (name === undefined) {
    const others = all.filter(one => !IN_TABLE.includes(one) && one !== 'large');
    console.log(`\nNot in the table, each with npm run bench -- NAME: ${others.join(', ')}; and --large.`);
  }
}

/** In a process that has compiled and kept nothing of the parts before. */
async function inOwnProcess(part: string): Promise<readonly Row[]> {
  const file = path.join(__dirname, `${part}.rows.json`);
  const child = spawn(process.execPath, [...process.execArgv, __filename, 'part', part, file], {
    stdio: 'inherit',
  });
  const end = () => {
    child.kill();
    process.exit(1);
  };
  process.on('SIGTERM', end);
  await once(child, 'close');
  process.off('SIGTERM', end);
  const rows = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Row[]) : [];
  return rows.length > 0 || child.exitCode === 0 ? rows : [{ work: `${part}: failed`, figures: [] }];
}

/** @param file for its rows, as far as there are any */
async function runPart(name: string, file: string): Promise<void> {
  console.log(`\n== ${name}`);
  const rows: Row[] = [];
  const note = (row: Row) => {
    rows.push(row);
    fs.writeFileSync(file, JSON.stringify(rows));
  };
  const part = PARTS.find(([one]) => one === name);
  if (part) {
    const folder = fs.mkdtempSync(path.join(__dirname, 'files-'));
    try {
      for await (const row of (await part[1]())({ folder, print: line => console.log(line) })) {
        console.log(inWords(row));
        note(row);
      }
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
    return;
  }
  const bench = await BENCHES.find(([one]) => one === name)![1]();
  for (const row of (await bench(line => console.log(line))) ?? []) note(row);
}

function generate([folder, transcripts, segments, codes, coders]: readonly string[]): void {
  if (folder === undefined) throw new Error('Where to? generate FOLDER');
  const given = { transcripts, segments, codes, coders };
  const numbers = Object.entries(given).flatMap(([key, typed]) =>
    typed === undefined ? [] : [[key, Number(typed)] as const],
  );
  generateStudy(folder, { ...LARGE, ...(Object.fromEntries(numbers) as Partial<Size>) });
}

function machine(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GB, ${os.type()}, Node ${process.versions.node}. × are multiples of a program that only reads and parses the same files, unless something else is named.`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
