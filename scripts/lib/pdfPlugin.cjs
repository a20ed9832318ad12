// @ts-check
// The reader of PDF files, made fit for VS Code.
const fs = require('node:fs/promises');

/** What it would give all programs of the process, and VS Code lets no extension set. */
const POLYFILL =
  'globalThis.navigator??={},globalThis.navigator.platform??=``,globalThis.navigator.userAgent??=``,';

/**
 * VS Code has a `navigator` in the process of extensions that is undefined and cannot be set: the reader would fail with the first
 * file. It needs none.
 * @type {import('esbuild').Plugin}
 */
const pdfPlugin = {
  name: 'pdf',
  setup(build) {
    build.onLoad({ filter: /[\\/]unpdf[\\/]dist[\\/]pdfjs\.mjs$/ }, async ({ path }) => ({
      contents: withoutNavigator(await fs.readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** @param {string} code */
function withoutNavigator(code) {
  if (!code.includes(POLYFILL)) throw new Error('unpdf sets navigator in another way: see pdfPlugin.cjs.');
  return code
    .replace(POLYFILL, '')
    .replaceAll('globalThis.navigator', '(void 0)')
    .replaceAll('=navigator;', '={platform:``,userAgent:``};');
}

module.exports = { pdfPlugin };
