import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

/** What a program took. */
export interface Used {
  /** Seconds of processor time, user and system, with those of the programs that it started. */
  readonly cpu: number;
  /** Seconds. */
  readonly elapsed: number;
  /** Bytes of memory at most; of programs of ours only. */
  readonly memory: number | undefined;
}

export interface Run {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints goes there; without, it goes nowhere. */
  readonly output?: string;
  /** Exit codes that are no failure besides 0. */
  readonly fine?: readonly number[];
}

/** Where `bench/bundled.mjs` has put the bundles. */
const BUNDLES = __dirname;

/** `transcript-coder`, bundled as it is shipped. */
export function transcriptCoder(args: readonly string[], run: Run = {}): Promise<Used> {
  return ours('cli.js', args, run);
}

/** The program that only reads and parses the files of a study. */
export function readAndParse(study: string): Promise<Used> {
  return ours('readAndParse.js', [study], {});
}

async function ours(program: string, args: readonly string[], run: Run): Promise<Used> {
  const note = path.join(BUNDLES, `usage-${process.pid}.txt`);
  const command = [process.execPath, '--require', path.join(BUNDLES, 'usage.js')];
  const used = await measured([...command, path.join(BUNDLES, program), ...args], {
    ...run,
    env: { ...run.env, BENCH_USAGE: note },
  });
  return { ...used, memory: Number(fs.readFileSync(note, 'utf8')) };
}

/** Runs any program. @throws Error when it fails, with what it has said */
export async function measured(
  command: readonly string[],
  { cwd, env, output, fine = [] }: Run = {},
): Promise<Used> {
  const out = output === undefined ? 'ignore' : fs.openSync(output, 'w');
  const begun = performance.now();
  // a shell’s own word (POSIX) for the time that its children took
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', out, 'pipe', 'pipe'],
  });
  const [errors, times] = [textOf(child.stdio[2]!), textOf(child.stdio[3]!)];
  const [code] = (await once(child, 'close')) as [number | null];
  const elapsed = (performance.now() - begun) / 1000;
  if (typeof out === 'number') fs.closeSync(out);
  if (code !== 0 && !fine.includes(code ?? -1))
    throw new Error(`${command.join(' ')} ended with ${code}: ${errors().slice(0, 1000)}`);
  return { cpu: secondsOf(times()), elapsed, memory: undefined };
}

function textOf(stream: NodeJS.EventEmitter): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

/** The second line of `times`: user and system time of the children, as `0m0.36s 0m0.04s`. */
function secondsOf(times: string): number {
  const found = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return found.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
