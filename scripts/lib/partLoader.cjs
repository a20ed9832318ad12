// @ts-check
// The first lines of the extension in every window: editorParts.cjs writes this function and a call of it.

/** @typedef {(module: { exports: any }, exports: any, require: (name: string) => any, importPart: (name: string) => Promise<any>) => void} Part */

/**
 * The extension in parts, of which each runs when it is first asked for. Several can be in one file. In a worker, VS Code gives an
 * extension one file and a `require` that knows 'vscode' alone: the other files are read here.
 * @param {Record<string, Part>} parts those that are in the first file
 * @param {Record<string, readonly string[]>} files the files that must be there before each can run
 * @param {string} entryName
 * @param {(name: string) => any} outer
 * @param {boolean} isInWorker
 */
function loadParts(parts, files, entryName, outer, isInWorker) {
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
    await Promise.all((files[name] ?? []).map(readFile));
    return requirePart(name);
  }

  /** @param {string} name @returns {Promise<void>} */
  function readFile(name) {
    let reading = read.get(name);
    if (!reading) read.set(name, (reading = takeFile(name)));
    return reading;
  }

  /** @param {string} name */
  async function takeFile(name) {
    try {
      parts = { ...(isInWorker ? await fetched(name) : outer(`./parts/${name}`)), ...parts };
    } catch (error) {
      // whoever asks again may be online again
      read.delete(name);
      throw error;
    }
  }

  /** @param {string} name @returns {Promise<Record<string, Part>>} */
  async function fetched(name) {
    const { Uri, workspace } = outer('vscode');
    /** @type {Uint8Array} */
    const bytes = await workspace.fs.readFile(Uri.joinPath(folder, name));
    const found = {};
    new Function('exports', new TextDecoder().decode(bytes))(found);
    return found;
  }

  const entry = requirePart(entryName);
  return {
    ...entry,
    /** @param {any} context */
    activate(context) {
      folder = outer('vscode').Uri.joinPath(context.extensionUri, 'dist', 'parts');
      return entry.activate(context);
    },
  };
}

module.exports = { loadParts };
