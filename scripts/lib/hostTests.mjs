// @ts-check
// Runs mocha inside VS Code's extension host: in the packaged VS Code, or in a desktop one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { ROOT } from './install.mjs';
import { isSupported } from './packagedHost.mjs';
import { runTests } from './programs.mjs';
import { Progress } from './progress.mjs';
import { startServer } from './server.mjs';
import { watchdog } from './watchdog.mjs';

/** @typedef {import('./progress.mjs').Tally} Tally */
/** @typedef {import('./programs.mjs').Print} Print */

/**
 * `virtual`: in the web extension host, and the files of the workspace are in memory, as another extension may have them.
 * @typedef {'node' | 'web' | 'virtual'} HostKind
 */

/** @type {Record<HostKind, string>} */
const TESTS = {
  node: 'dist/test/host/index.js',
  web: 'dist/test/web/index.js',
  virtual: 'dist/test/web/virtual/index.js',
};

/** The folder that those tests bring. */
const VIRTUAL_FOLDER = 'memstudy:/work';

/**
 * @param {HostKind} kind
 * @param {Print} print
 * @returns {Promise<Tally>}
 */
export async function runHostTests(kind, print) {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-workspace-'));
  fs.cpSync(path.join(ROOT, 'test/fixtures/workspace'), workspace, { recursive: true });
  try {
    return kind === 'node' && useDesktop()
      ? await onDesktop(workspace, print)
      : await inPackagedHost(kind, workspace, print);
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * `VSCODE_TEST_HOST` (desktop, packaged or auto) decides, else what there is. The packaged VS Code goes first: its version is
 * pinned, and it needs neither a display nor, once it is there, the network.
 */
function useDesktop() {
  const wanted = process.env['VSCODE_TEST_HOST'] || 'auto';
  return wanted === 'auto' ? !isSupported || !!process.env['VSCODE_EXECUTABLE'] : wanted === 'desktop';
}

/** @param {string} workspace @param {Print} print @returns {Promise<Tally>} */
async function onDesktop(workspace, print) {
  print('In a desktop VS Code (@vscode/test-electron).');
  return runTests(process.execPath, ['scripts/lib/desktopTests.mjs', workspace], print);
}

/** @param {HostKind} kind @param {string} workspace @param {Print} print @returns {Promise<Tally>} */
async function inPackagedHost(kind, workspace, print) {
  print('In the packaged VS Code.');
  const { publisher, name } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const settings = {
    // a browser's VS Code saves by itself after a second, which a slow machine needs between two steps of a test
    'files.autoSave': 'off',
    // a browser does not look at the payload's extensionDevelopmentKind, but at this
    ...(kind !== 'node' ? { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } } : {}),
  };
  const grep = process.env['TEST_GREP'];
  const server = await startServer({ driver: true, settings, ...(grep ? { env: { TEST_GREP: grep } } : {}) });
  const { browser, page } = await launchBrowser();
  const progress = new Progress();
  const dog = watchdog();
  /** @type {string[]} */
  const log = [];
  /** @type {(why: string) => void} */
  let end = () => {};
  /** @type {Promise<string>} */
  const ended = new Promise(resolve => (end = resolve));
  void dog.silent.then(() => end(`nothing was heard of them for ${dog.limit} s`));
  void server.ended.then(code => end(`VS Code ended (${code})`));
  browser.on('disconnected', () => end('the browser went away'));
  page.on('crash', () => end('the page crashed'));
  try {
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ level, /** @type {unknown} */ args) => {
        for (const line of format(...(Array.isArray(args) ? args : [args])).split('\n')) {
          const isTold = progress.take(line);
          if (line.startsWith('::test:: ')) print(line.slice(9));
          else if (!isTold) log.push(`${level} ${line}`);
          // VS Code's own talk goes on when a test hangs
          if (isTold || line.startsWith('::test:: ')) dog.sign();
        }
      },
    );
    await page.exposeFunction('codeAutomationExit', () => end(''));
    const payload = [
      ['extensionDevelopmentPath', server.remote + ROOT],
      ['extensionTestsPath', server.remote + path.join(ROOT, TESTS[kind])],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    const folder = kind === 'virtual' ? VIRTUAL_FOLDER : workspace;
    const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await page.goto(`${server.url}/?${query}`, { waitUntil: 'domcontentloaded' });
    const why = await ended;
    if (!progress.result || progress.result.failed > 0) await picture(page, `host-${kind}`, print);
    if (!why && progress.result) return progress.result;
    for (const line of [...log.slice(-25), server.tail()]) print(line);
    return progress.brokenOff(why || 'there was no result', print);
  } finally {
    dog.stop();
    await browser.close().catch(() => {});
    await server.stop();
  }
}

/** @param {import('playwright-core').Page} page @param {string} name @param {Print} print */
async function picture(page, name, print) {
  const file = path.join(ROOT, 'test-output', `${name}.png`);
  await page.screenshot({ path: file, timeout: 10_000 }).then(
    () => print(`Screenshot: ${file}`),
    () => print('No screenshot: the page does not answer.'),
  );
}
