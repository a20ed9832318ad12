// @ts-check
import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a program to its end and gives what it printed; throws with its output when it fails.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string}
 */
export function output(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    const printed = `${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim();
    throw new Error(`${command} ${args.join(' ')} failed (${result.status ?? result.signal})\n${printed}`);
  }
  return String(result.stdout);
}

/**
 * Runs a program that prints for the user; gives its exit code.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function show(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** npm's own program, run by this Node: `npm` alone is a shell script on Windows. @param {string[]} args */
export function npm(args) {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('.js')
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: 'npm', args };
}
