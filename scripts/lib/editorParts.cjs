// @ts-check
// The extension, for the desktop and for the browser, in parts that both load when they first use them.
const fs = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { withPlainExports } = require('./commonJs.cjs');
const { loadParts } = require('./partLoader.cjs');
const { pdfPlugin } = require('./pdfPlugin.cjs');
const { joinedMaps, linesOf } = require('./joinedMaps.cjs');
const { xlsxPlugin } = require('./xlsxPlugin.cjs');

/**
 * One file for each entry, with what it cannot begin without; one with what all of them load next, one with what only some do; and
 * one for each part that is imported later. In a browser, each is a request of its own.
 * @param {esbuild.BuildOptions & { entryPoints: Record<string, string> }} options by the names of their files, of which those
 * that end with `.web` are for workers; the parts go to `parts` in `outdir`
 * @returns {esbuild.BuildOptions}
 */
function inEditorParts(options) {
  const { outdir = 'dist', minify = false, target, sourcemap } = options;
  return {
    ...options,
    format: 'esm',
    splitting: true,
    // each part is minified by itself, when what it exports has been read
    minify: false,
    minifySyntax: true,
    chunkNames: 'parts/[name]-[hash]',
    sourcemap: sourcemap ? 'inline' : false,
    write: false,
    plugins: [
      pdfPlugin,
      xlsxPlugin,
      {
        name: 'editor-parts',
        setup(build) {
          build.onEnd(async ({ outputFiles = [], metafile, errors }) => {
            if (errors.length === 0 && metafile) await writeParts(outputFiles, graphOf(metafile));
          });
        },
      },
    ],
  };

  /** @param {esbuild.OutputFile[]} files @param {Graph} graph */
  async function writeParts(files, graph) {
    const code = new Map(
      await Promise.all(
        files.map(async ({ path: file, text }) => {
          const name = path.basename(file);
          return /** @type {const} */ ([name, await asFunction(name, text, graph.get(name)?.later ?? [])]);
        }),
      ),
    );
    const entries = [...graph].filter(([, { isEntry }]) => isEntry).map(([name]) => name);
    const fileOf = filesOfParts(graph, entries);
    const { code: loader } = await esbuild.transform(loadParts.toString(), { minify });
    await fs.mkdir(path.join(outdir, 'parts'), { recursive: true });
    await Promise.all([
      ...entries.map(entry => {
        const first = [entry, ...allNeeds(graph, entry)];
        const files = filesNeeded(graph, fileOf, new Set(first));
        const isInWorker = entry.endsWith('.web.js');
        return writeFile(entry, first, code, {
          before: `"use strict";${loader}module.exports=loadParts({`,
          after: `},${JSON.stringify(files)},${JSON.stringify(entry)},require,${isInWorker});`,
        });
      }),
      ...[...new Set(fileOf.values())].map(file => {
        const inFile = [...fileOf].filter(([, one]) => one === file).map(([name]) => name);
        return writeFile(`parts/${file}`, inFile, code, {
          before: 'Object.assign(exports,{',
          after: '});',
        });
      }),
    ]);
  }

  /**
   * @param {string} file in `outdir` @param {readonly string[]} names of the parts in it
   * @param {ReadonlyMap<string, Code>} code
   * @param {{ before: string, after: string }} around
   */
  async function writeFile(file, names, code, { before, after }) {
    const parts = names.map(name => code.get(name)).filter(one => one !== undefined);
    const lines = [before, ...parts.map(({ text }) => `${text},`), after];
    const name = path.basename(file);
    const hasMap = parts.some(({ map }) => map !== '');
    const text = `${lines.join('\n')}\n${hasMap ? `//# sourceMappingURL=${name}.map\n` : ''}`;
    await fs.writeFile(path.join(outdir, file), text);
    if (hasMap)
      await fs.writeFile(path.join(outdir, `${file}.map`), joinedMaps(name, linesOf(before), parts));
  }

  /** @param {string} name @param {string} text @param {readonly string[]} later names of the parts that it imports when it needs them */
  async function asFunction(name, text, later) {
    const { code, map } = await esbuild.transform(withPlainExports(text), {
      format: 'cjs',
      minify,
      sourcefile: name,
      sourcemap: sourcemap ? 'external' : false,
      ...(target ? { target } : {}),
      platform: 'browser',
    });
    let replaced = 0;
    const body = code.replaceAll(/\bimport\("\.\/([^"]+)"\)/g, (found, path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!later.includes(name)) return found;
      replaced++;
      return `importPart(${JSON.stringify(name)})`;
    });
    if (replaced < new Set(later).size) throw new Error('a part is imported in another way than expected');
    // in parentheses, V8 makes it ready at once: else it would go through it twice, first to see where it ends
    return { text: `${JSON.stringify(name)}:(function(module,exports,require,importPart){\n${body}})`, map };
  }
}

/** @typedef {{ text: string, map: string }} Code a part as a property, with its map or none */
/** @typedef {{ isEntry: boolean, needs: string[], later: string[] }} Node parts that it needs at once, and later */
/** @typedef {ReadonlyMap<string, Node>} Graph by the names of parts */

/** @param {esbuild.Metafile} metafile @returns {Graph} */
function graphOf({ outputs }) {
  const isStart = (/** @type {string} */ file) => !file.includes('/parts/');
  return new Map(
    Object.entries(outputs).map(([file, { imports }]) => {
      const of = (/** @type {string} */ kind) =>
        imports.filter(one => !one.external && one.kind === kind).map(one => path.basename(one.path));
      return [
        path.basename(file),
        { isEntry: isStart(file), needs: of('import-statement'), later: [...new Set(of('dynamic-import'))] },
      ];
    }),
  );
}

/**
 * Which file each part is in that is not in the file of an entry: those that entries load next are together with others that the
 * same entries load.
 * @param {Graph} graph @param {readonly string[]} entries @returns {Map<string, string>}
 */
function filesOfParts(graph, entries) {
  const next = entries.map(entry => {
    const first = new Set(allNeeds(graph, entry));
    const names = (graph.get(entry)?.later ?? []).flatMap(name => [name, ...allNeeds(graph, name)]);
    return { entry, first, next: new Set(names.filter(name => !first.has(name))) };
  });
  const inAllFirst = (/** @type {string} */ name) => next.every(({ first }) => first.has(name));
  return new Map(
    [...graph.keys()]
      .filter(name => !entries.includes(name) && !inAllFirst(name))
      .map(name => {
        const by = next.filter(one => one.next.has(name)).map(({ entry }) => entry.replace(/\.js$/, ''));
        if (by.length === 0) return [name, name];
        return [name, by.length === entries.length ? 'start.js' : `start.${by.join('.')}.js`];
      }),
  );
}

/**
 * The files that must be there before each part can run.
 * @param {Graph} graph @param {ReadonlyMap<string, string>} fileOf @param {ReadonlySet<string>} first those that are there
 */
function filesNeeded(graph, fileOf, first) {
  return Object.fromEntries(
    [...graph.keys()]
      .filter(name => !first.has(name))
      .map(name => {
        const missing = [name, ...allNeeds(graph, name)].filter(one => !first.has(one));
        return [name, [...new Set(missing.map(one => fileOf.get(one) ?? one))]];
      }),
  );
}

/** All parts that one needs before it can run. @param {Graph} graph @param {string} name @returns {string[]} */
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

module.exports = { inEditorParts };
