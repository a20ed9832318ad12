// @ts-check
// The first lines of an extension that a browser runs in parts: webParts.cjs writes this function and a call of it.

/** @typedef {(module: { exports: any }, exports: any, require: (name: string) => any, importPart: (name: string) => Promise<any>) => void} Part */

/**
 * VS Code gives an extension in a worker one file, and a `require` that knows 'vscode' alone: the other files are read here.
 * @param {Record<string, Part>} parts those that are in the first file
 * @param {Record<string, readonly string[]>} needs the parts that each cannot run without
 * @param {string} entryName
 * @param {(name: string) => any} outer
 */
function loadParts(parts, needs, entryName, outer) {
  /** @type {Map<string, { exports: any }>} */
  const modules = new Map();
  /** @type {Map<string, Promise<void>>} */
  const read = new Map();
  /** @type {any} */
  let folder;

  /** @param {string} path */
  function requirePart(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const part = parts[name];
    if (!part) return outer(path);
    let module = modules.get(name);
    if (!module) {
      modules.set(name, (module = { exports: {} }));
      part(module, module.exports, requirePart, importPart);
    }
    return module.exports;
  }

  /** @param {string} name @returns {Promise<any>} */
  async function importPart(name) {
    await Promise.all([name, ...(needs[name] ?? [])].map(readPart));
    return requirePart(name);
  }

  /** @param {string} name @returns {Promise<void>} */
  async function readPart(name) {
    if (parts[name]) return;
    const reading = read.get(name) ?? fetchPart(name);
    read.set(name, reading);
    await reading;
  }

  /** @param {string} name @returns {Promise<void>} */
  async function fetchPart(name) {
    const { Uri, workspace } = outer('vscode');
    try {
      /** @type {Uint8Array} */
      const bytes = await workspace.fs.readFile(Uri.joinPath(folder, name));
      const names = ['module', 'exports', 'require', 'importPart'];
      parts[name] = /** @type {Part} */ (new Function(...names, new TextDecoder().decode(bytes)));
    } catch (error) {
      // whoever asks again may be online again
      read.delete(name);
      throw error;
    }
  }

  const entry = requirePart(entryName);
  return {
    ...entry,
    /** @param {any} context */
    activate(context) {
      folder = outer('vscode').Uri.joinPath(context.extensionUri, 'dist', 'web');
      return entry.activate(context);
    },
  };
}

module.exports = { loadParts };
