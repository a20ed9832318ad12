// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';
import { step } from './log.mjs';
import { output } from './run.mjs';

/** Bytes. Whoever tries the extension waits for it, perhaps in a ward or on a train. */
const LARGEST = 2_500_000;

/**
 * Packages the extension as people install it; gives the file. Needs dist/. The same commit gives the same bytes.
 * @param {string} [file]
 */
export function packageExtension(file = path.join(ROOT, 'dist/transcript-coder.vsix')) {
  step('Packaging the extension…');
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  output(
    process.execPath,
    [
      vsce,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '-o',
      file,
    ],
    { cwd: ROOT, env: { ...process.env, SOURCE_DATE_EPOCH: dateOfCommit() } },
  );
  const { size } = fs.statSync(file);
  if (size > LARGEST)
    throw new Error(`${file} has ${size} bytes, more than the ${LARGEST} that it may have.`);
  return file;
}

/** Seconds since 1970, as vsce wants the date of all files in the package; of some day, but always of that, where there is no git. */
function dateOfCommit() {
  try {
    return output('git', ['log', '-1', '--format=%ct'], { cwd: ROOT }).trim();
  } catch {
    return String(Date.UTC(2026, 0, 1) / 1000);
  }
}
