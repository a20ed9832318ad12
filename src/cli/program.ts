import { once } from 'node:events';
import type { ExitCode, Io } from './command';

/** Runs what a program does with its arguments, and ends it with the exit code of that. @param program its first file */
export function runProgram(
  program: string,
  run: (argv: readonly string[], io: Io) => Promise<ExitCode>,
): void {
  // A reader such as `head` that has seen enough is no error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  run(process.argv.slice(2), {
    out: text => void process.stdout.write(text),
    bytes: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    taken: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      // that there is no reader any more is heard only when there is nothing else to do
      else await new Promise(resolve => setImmediate(resolve));
    },
    cwd: process.cwd(),
    program,
  }).then(
    code => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = 2;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  );
}
