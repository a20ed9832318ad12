// @ts-check
// Parts of a bundle that are loaded when they are first used.
const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { withPlainExports } = require('./commonJs.cjs');
const { pdfPlugin } = require('./pdfPlugin.cjs');

/**
 * esbuild splits ES modules only, and VS Code loads CommonJS: each part is made into that by itself. An `import()` becomes a
 * `require` in a later turn.
 * @param {esbuild.BuildOptions} options with `outdir`
 * @param {string} folder of the parts, in `outdir`
 * @returns {esbuild.BuildOptions}
 */
function inCommonJsParts(options, folder = 'parts') {
  const { sourcemap, minify = false, target, platform } = options;
  return {
    ...options,
    format: 'esm',
    splitting: true,
    // each part is minified by itself, when what it exports has been read
    minify: false,
    chunkNames: `${folder}/[name]-[hash]`,
    sourcemap: sourcemap ? 'inline' : false,
    write: false,
    plugins: [
      pdfPlugin,
      {
        name: 'commonjs-parts',
        setup(build) {
          build.onEnd(async ({ outputFiles = [] }) => {
            await Promise.all(outputFiles.map(({ path: file, text }) => writePart(file, text)));
          });
        },
      },
    ],
  };

  /** @param {string} file @param {string} text */
  async function writePart(file, text) {
    const { code, map } = await esbuild.transform(withPlainExports(text), {
      format: 'cjs',
      supported: { 'dynamic-import': false },
      sourcefile: file,
      sourcemap: sourcemap ? 'external' : false,
      minify,
      ...(target ? { target } : {}),
      ...(platform ? { platform } : {}),
    });
    const name = path.basename(file);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, map ? `${code}//# sourceMappingURL=${name}.map\n` : code);
    if (map) await fs.writeFile(`${file}.map`, map);
  }
}

module.exports = { inCommonJsParts };
