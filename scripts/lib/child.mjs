// @ts-check
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { atEnd } from './endings.mjs';

/** How long a program that was asked to end may take for it. */
const GRACE_MS = 15_000;

/**
 * @typedef {object} Child
 * @property {Promise<number | string>} ended its exit code, or the signal that ended it, once all that it printed is read
 * @property {() => Promise<void>} kill asks it to end, and then ends it, with everything that it has started
 */

/**
 * Starts a program without a terminal, whose lines are handed on; it ends with this program at the latest.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine: (line: string) => void }} options
 * @returns {Child}
 */
export function startChild(command, args, { cwd, env, onLine }) {
  const isWindows = process.platform === 'win32';
  // a process group of its own, where there are such: ended as one, and nothing else with it
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    ...(cwd ? { cwd } : {}),
    ...(env ? { env } : {}),
  });
  const killAll = () => {
    if (child.pid === undefined) return;
    try {
      if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
  };
  const forget = atEnd(killAll);
  for (const stream of [child.stdout, child.stderr])
    readline.createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine);
  /** @type {Promise<number | string>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
    // what it has started may hold its output open for ever
    child.on('exit', (code, signal) => setTimeout(resolve, 2000, code ?? signal ?? 1).unref());
  });
  const over = ended.then(forget, forget);
  return {
    ended,
    async kill() {
      child.kill('SIGTERM');
      await Promise.race([over, new Promise(resolve => setTimeout(resolve, GRACE_MS).unref())]);
      killAll();
    },
  };
}
