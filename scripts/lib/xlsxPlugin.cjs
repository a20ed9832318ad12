// @ts-check
// The writer of Excel files, made fit for VS Code.

/**
 * It compresses large files in workers, of the browser's kind or of Node's. The extension is one build for both, and in neither can it
 * count on them: it compresses in its own process.
 * @type {import('esbuild').Plugin}
 */
const xlsxPlugin = {
  name: 'xlsx',
  setup(build) {
    build.onLoad({ filter: /[\\/]write-excel-file[\\/]modules[\\/]zip[\\/]zipToArrayBuffer\.js$/ }, () => ({
      contents: `import zip from './zipToArrayBufferSync.js'; export default async files => zip(files);`,
      loader: 'js',
    }));
  },
};

module.exports = { xlsxPlugin };
