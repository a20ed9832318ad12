// @ts-check
// Programs of a test run, each in a process of its own and watched over.
import { startChild } from './child.mjs';
import { Progress } from './progress.mjs';
import { watchdog } from './watchdog.mjs';

/** @typedef {import('./progress.mjs').Tally} Tally */
/** @typedef {(line: string) => void} Print */
/** @typedef {ReturnType<typeof watchdog>} Dog */

/** A program that passes or fails as a whole. @param {{ command: string, args: string[] }} program @param {Print} print @returns {Promise<Tally>} */
export async function runProgram({ command, args }, print) {
  const dog = watchdog();
  const { code, isSilent } = await runWatched(command, args, { onLine: print, dog });
  if (isSilent) print(`Nothing was heard of it for ${dog.limit} s: ended.`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, reasons: [] };
}

/**
 * Tests in a program that tells its progress. Only a result counts: a program that was killed may say nothing.
 * @param {string} command @param {string[]} args @param {Print} print
 * @param {Dog} [dog]
 * @returns {Promise<Tally>}
 */
export async function runTests(command, args, print, dog = watchdog()) {
  const progress = new Progress();
  const { code, isSilent } = await runWatched(command, args, {
    env: { ...process.env, TELL_PROGRESS: '1' },
    dog,
    onLine: line => void (progress.take(line) || print(line)),
  });
  const { result } = progress;
  if (isSilent) return progress.brokenOff(`nothing was heard of them for ${dog.limit} s`, print);
  if (!result) return progress.brokenOff(`their process ended (${code}) without a result`, print);
  if (code === 0 || result.failed > 0) return result;
  return progress.brokenOff(`all is well, but their process ended with ${code}`, print);
}

/** @param {string[]} args @param {Print} print @param {Dog} [dog] */
export function runMocha(args, print, dog) {
  const program = ['node_modules/mocha/bin/mocha.js', '--reporter', './test/tally.cjs'];
  return runTests(process.execPath, [...program, ...args], print, dog);
}

/**
 * Runs a program to its end, or ends it when it has gone silent.
 * @param {string} command @param {string[]} args
 * @param {{ onLine: Print, env?: NodeJS.ProcessEnv, dog: Dog }} options
 */
async function runWatched(command, args, { onLine, env, dog }) {
  const child = startChild(command, args, {
    ...(env ? { env } : {}),
    onLine: line => {
      dog.sign();
      onLine(line);
    },
  });
  try {
    const code = await Promise.race([child.ended, dog.silent]);
    if (code === 'silent') await child.kill();
    return { code, isSilent: code === 'silent' };
  } finally {
    dog.stop();
  }
}
