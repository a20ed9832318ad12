// @ts-check
import path from 'node:path';
import { ROOT } from './install.mjs';
import { step } from './log.mjs';
import { output } from './run.mjs';

/** Packages the extension as people install it; gives the file. Needs dist/. */
export function packageExtension() {
  step('Packaging the extension…');
  const file = path.join(ROOT, 'dist/transcript-coder.vsix');
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
    {
      cwd: ROOT,
    },
  );
  return file;
}
