// @ts-check
// The command line as a package of its own.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';
import { npm, output } from './run.mjs';

/** Of the built command line, what it is and what it reads. */
const BUILT = ['cli.js', 'cli', 'png', 'THIRD-PARTY-NOTICES.txt'];

/**
 * Makes the npm package out of the built command line; gives its file. Everything it needs is in it: it has no dependencies.
 * @param {string} folder a new one, for the contents and the file
 * @param {string} [dist] where `cli.js` is, with its parts and what it reads
 */
export function packageCommandLine(folder, dist = path.join(ROOT, 'dist')) {
  const contents = path.join(folder, 'package');
  const put = (/** @type {string} */ from, /** @type {string} */ to) =>
    fs.cpSync(from, path.join(contents, to), { recursive: true, filter: file => !file.endsWith('.map') });
  for (const name of BUILT) put(path.join(dist, name), `dist/${name}`);
  put(path.join(ROOT, 'LICENSE'), 'LICENSE');
  put(path.join(ROOT, 'docs/npm.md'), 'README.md');
  const program = path.join(contents, 'dist/cli.js');
  const printed = (/** @type {string[]} */ ...args) => output(process.execPath, [program, ...args]);
  write(contents, 'man/transcript-coder.1', printed('help', '--man'));
  write(contents, 'completions/transcript-coder.bash', printed('completion', 'bash'));
  write(contents, 'completions/transcript-coder.fish', printed('completion', 'fish'));
  write(contents, 'package.json', `${JSON.stringify(manifest(), undefined, 2)}\n`);
  const { command, args } = npm(['pack', '--silent', '--pack-destination', folder]);
  return path.join(folder, output(command, args, { cwd: contents }).trim());
}

function manifest() {
  const { version, license, engines, keywords } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  return {
    name: 'transcript-coder',
    version,
    description: 'Count, compare, review and merge the coding of interview transcripts, in git and in CI.',
    license,
    keywords,
    engines: { node: engines.node },
    bin: { 'transcript-coder': 'dist/cli.js' },
    man: ['man/transcript-coder.1'],
  };
}

/** @param {string} folder @param {string} name @param {string} text */
function write(folder, name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
