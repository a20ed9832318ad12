import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { inEditorParts } from '../../../scripts/lib/editorParts.cjs';
import { tempFolder } from '../node/tempFolder';

interface Extension {
  activate(context: object): Promise<unknown>;
}
type Require = (name: string) => unknown;

const entry = (own: string) => `import { seen } from './seen';
  export const activate = async () => {
    const [{ start }, { own }] = await Promise.all([import('./start'), import('./${own}')]);
    seen.push(own);
    await start();
    return seen;
  };`;
const SOURCES = {
  'extension.ts': entry('desktop'),
  'extension.web.ts': entry('browser'),
  'desktop.ts': `import os from 'node:os'; export const own = typeof os.EOL;`,
  'browser.ts': `export const own = 'browser';`,
  'start.ts': `import { seen } from './seen';
    export const start = async () => { seen.push('start'); (await import('./late')).late(); };`,
  'late.ts': `import { seen } from './seen'; export const late = () => { seen.push('late'); };`,
  'seen.ts': `export const seen: string[] = [];`,
};

describe('the parts of the extension', () => {
  const folder = tempFolder();
  const Uri = { joinPath: (...names: string[]) => path.join(...names) };

  beforeEach(async () => {
    for (const [name, text] of Object.entries(SOURCES)) fs.writeFileSync(folder.file(name), text);
    await build(
      inEditorParts({
        entryPoints: {
          extension: folder.file('extension.ts'),
          'extension.web': folder.file('extension.web.ts'),
        },
        outdir: folder.file('dist'),
        bundle: true,
        minify: true,
        metafile: true,
        platform: 'browser',
        external: ['vscode', 'node:*'],
        logLevel: 'silent',
      }),
    );
  });

  /** Runs the first file as VS Code does. */
  function load(file: string, required: Require): Extension {
    const module = { exports: {} };
    const run = new Function(
      'module',
      'exports',
      'require',
      fs.readFileSync(folder.file(`dist/${file}`), 'utf8'),
    );
    (run as (...given: unknown[]) => void)(module, module.exports, required);
    return module.exports as Extension;
  }

  function browser(readFile: (file: string) => Promise<Uint8Array>): Extension {
    return load('extension.web.js', name => {
      if (name !== 'vscode') throw new Error(`There is no ${name} in a browser.`);
      return { Uri, workspace: { fs: { readFile } } };
    });
  }

  it('are shared by both windows, and each runs once', async () => {
    const own = createRequire(folder.file('dist/extension.js'));
    const desktop = load('extension.js', name => (name === 'vscode' ? { Uri } : own(name)));
    assert.deepEqual(await desktop.activate({ extensionUri: folder.path }), ['string', 'start', 'late']);
    const read: string[] = [];
    const inBrowser = browser(file => {
      read.push(path.relative(folder.path, file));
      return fs.promises.readFile(file);
    });
    assert.deepEqual(await inBrowser.activate({ extensionUri: folder.path }), ['browser', 'start', 'late']);
    // what both begin with is one request, and what belongs to another window is none
    assert.equal(read.filter(file => file.endsWith(path.join('parts', 'start.js'))).length, 1);
    assert.deepEqual(
      read.filter(file => file.includes('start.extension.js')),
      [],
    );
    assert.equal(new Set(read).size, read.length);
  });

  it('can be asked for again after one could not be read', async () => {
    let isOnline = false;
    const inBrowser = browser(file =>
      isOnline ? fs.promises.readFile(file) : Promise.reject(new Error('offline')),
    );
    await assert.rejects(inBrowser.activate({ extensionUri: folder.path }), /offline/);
    isOnline = true;
    assert.deepEqual(await inBrowser.activate({ extensionUri: folder.path }), ['browser', 'start', 'late']);
  });

  it('have source maps that lead to the lines of the sources', async () => {
    await build(
      inEditorParts({
        entryPoints: { extension: folder.file('extension.ts') },
        outdir: folder.file('dev'),
        bundle: true,
        sourcemap: true,
        metafile: true,
        platform: 'browser',
        external: ['vscode', 'node:*'],
        logLevel: 'silent',
      }),
    );
    const lines = fs.readFileSync(folder.file('dev/extension.js'), 'utf8').split('\n');
    const { sections } = JSON.parse(fs.readFileSync(folder.file('dev/extension.js.map'), 'utf8')) as {
      sections: { offset: { line: number }; map: { sources: string[] } }[];
    };
    assert.ok(sections.length > 0);
    for (const { offset, map } of sections) {
      assert.match(lines[offset.line - 1]!, /^"[^"]+":\(function\(module,exports,require,importPart\)\{$/);
      assert.ok(map.sources.length > 0);
    }
  });
});
