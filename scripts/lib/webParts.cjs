// @ts-check
// Parts of the extension for the browser that are loaded when they are first used.
const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { withPlainExports } = require('./commonJs.cjs');
const { pdfPlugin } = require('./pdfPlugin.cjs');
const { loadParts } = require('./partLoader.cjs');

/**
 * One file with what the extension starts with, and others for what is imported later. What the entry itself imports, later or
 * not, is in the first file: each of the others is a request of its own.
 * @param {esbuild.BuildOptions & { outfile: string }} options with one entry point; the parts go to `web` beside its file
 * @returns {esbuild.BuildOptions}
 */
function inWebParts({ outfile, ...options }) {
  const folder = path.join(path.dirname(outfile), 'web');
  return {
    ...options,
    format: 'esm',
    splitting: true,
    // each part is minified by itself, when what it exports has been read
    minify: false,
    minifySyntax: true,
    outdir: folder,
    chunkNames: '[name]-[hash]',
    sourcemap: false,
    write: false,
    plugins: [
      pdfPlugin,
      {
        name: 'web-parts',
        setup(build) {
          build.onEnd(async ({ outputFiles = [], metafile, errors }) => {
            if (errors.length > 0 || !metafile) return;
            await writeParts(outputFiles, metafile);
          });
        },
      },
    ],
  };

  /** @param {esbuild.OutputFile[]} files @param {esbuild.Metafile} metafile */
  async function writeParts(files, metafile) {
    const graph = graphOf(metafile);
    const code = new Map(
      await Promise.all(
        files.map(async ({ path: file, text }) => {
          const name = path.basename(file);
          return /** @type {const} */ ([name, await asFunctionBody(text, graph.get(name)?.later ?? [])]);
        }),
      ),
    );
    const entry = [...graph].find(([, { isEntry }]) => isEntry)?.[0];
    if (!entry) throw new Error('the extension for the browser has no entry');
    const first = new Set(
      [entry, ...(graph.get(entry)?.later ?? [])].flatMap(name => [name, ...allNeeds(graph, name)]),
    );
    const needs = Object.fromEntries([...graph.keys()].map(name => [name, allNeeds(graph, name)]));
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(outfile, await firstFile(entry, code, first, needs));
    await Promise.all(
      [...code].flatMap(([name, text]) =>
        first.has(name) ? [] : fs.writeFile(path.join(folder, name), text),
      ),
    );
  }

  /**
   * @param {string} entry @param {ReadonlyMap<string, string>} code
   * @param {ReadonlySet<string>} first @param {Record<string, string[]>} needs
   */
  async function firstFile(entry, code, first, needs) {
    const functions = [...first].map(
      name => `${JSON.stringify(name)}(module,exports,require,importPart){${code.get(name)}\n}`,
    );
    const known = `{${functions.join(',\n')}},${JSON.stringify(needs)},${JSON.stringify(entry)},require`;
    const { code: loader } = await esbuild.transform(loadParts.toString(), {
      minify: options.minify ?? false,
    });
    return `"use strict";${loader}module.exports=loadParts(${known});\n`;
  }

  /** @param {string} text @param {readonly string[]} later names of the parts that it imports when it needs them */
  async function asFunctionBody(text, later) {
    const { code } = await esbuild.transform(withPlainExports(text), {
      format: 'cjs',
      minify: options.minify ?? false,
      ...(options.target ? { target: options.target } : {}),
      platform: 'browser',
    });
    let replaced = 0;
    const body = code.replaceAll(/\bimport\("\.\/([^"]+)"\)/g, (found, name) => {
      if (!later.includes(name)) return found;
      replaced++;
      return `importPart(${JSON.stringify(name)})`;
    });
    if (replaced < new Set(later).size) throw new Error('a part is imported in another way than expected');
    return body;
  }
}

/** @typedef {{ isEntry: boolean, needs: string[], later: string[] }} Node parts that it needs at once, and later */

/** @param {esbuild.Metafile} metafile @returns {Map<string, Node>} */
function graphOf({ outputs }) {
  return new Map(
    Object.entries(outputs).map(([file, { imports, entryPoint }]) => {
      const of = (/** @type {string} */ kind) =>
        imports.filter(one => !one.external && one.kind === kind).map(one => path.basename(one.path));
      const isEntry = entryPoint?.endsWith('extension.web.ts') ?? false;
      return [
        path.basename(file),
        { isEntry, needs: of('import-statement'), later: [...new Set(of('dynamic-import'))] },
      ];
    }),
  );
}

/** All parts that one needs before it can run. @param {Map<string, Node>} graph @param {string} name @returns {string[]} */
function allNeeds(graph, name) {
  const found = new Set(/** @type {string[]} */ ([]));
  const visit = (/** @type {string} */ one) => {
    for (const needed of graph.get(one)?.needs ?? []) {
      if (found.has(needed)) continue;
      found.add(needed);
      visit(needed);
    }
  };
  visit(name);
  return [...found];
}

module.exports = { inWebParts };
