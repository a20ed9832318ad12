// @ts-check
import fs from 'node:fs';
import path from 'node:path';

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

/** The file that a relative import means; undefined for one that is not TypeScript. @param {string} file @param {string} specifier */
export function importedFile(file, specifier) {
  const base = path.resolve(path.dirname(file), specifier);
  return [`${base}.ts`, base, `${base}.d.ts`].find(one => /\.ts$/.test(one) && fs.existsSync(one));
}

/** What a source text imports, types too. @param {string} file @param {string} text */
export function importsOf(file, text) {
  return [...text.matchAll(SPECIFIER)].flatMap(
    match => importedFile(file, /** @type {string} */ (match[1])) ?? [],
  );
}

/** Imports of all TypeScript below a folder, by absolute path. */
export class ImportGraph {
  /** @param {string} folder */
  constructor(folder) {
    /** @type {Map<string, string[]>} */
    this.imports = new Map();
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (file.endsWith('.ts')) this.imports.set(file, importsOf(file, fs.readFileSync(file, 'utf8')));
    }
  }

  /** The shortest way along imports from one file to another, both included. @param {string} from @param {string} to */
  way(from, to) {
    /** @type {Map<string, string | undefined>} */
    const before = new Map([[from, undefined]]);
    for (const file of before.keys()) {
      if (file === to) return wayTo(before, to);
      for (const next of this.imports.get(file) ?? []) if (!before.has(next)) before.set(next, file);
    }
    return undefined;
  }
}

/** @param {Map<string, string | undefined>} before @param {string} to */
function wayTo(before, to) {
  const way = [to];
  for (let at = before.get(to); at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}
