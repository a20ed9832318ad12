// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { step } from './log.mjs';
import { npm, show } from './run.mjs';

/** The repository's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Installs the packages of package-lock.json, unless they are there. */
export async function installPackages() {
  const lock = path.join(ROOT, 'package-lock.json');
  // npm writes this file at the end of an installation
  const installed = path.join(ROOT, 'node_modules/.package-lock.json');
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  step('Installing packages (npm ci)…');
  const { command, args } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const code = await show(command, args, { cwd: ROOT });
  if (code !== 0) throw new Error(`npm ci failed (${code}).`);
  fs.utimesSync(installed, new Date(), new Date());
}

/** Builds dist/. @param {string[]} [args] */
export async function build(args = []) {
  step(`Building dist/…`);
  const code = await show(process.execPath, ['esbuild.js', ...args], { cwd: ROOT });
  if (code !== 0) throw new Error('The build failed.');
}
