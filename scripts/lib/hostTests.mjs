// @ts-check
// Runs mocha inside VS Code's extension host: in a desktop VS Code where there is one, else in the packaged one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { canDownload } from './desktop.mjs';
import { ROOT } from './install.mjs';
import { step } from './log.mjs';
import { startServer } from './server.mjs';

const TIMEOUT = 240_000;

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Tally */

/**
 * @param {'node' | 'web'} kind which extension host
 * @returns {Promise<Tally>}
 */
export async function runHostTests(kind) {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-workspace-'));
  fs.cpSync(path.join(ROOT, 'test/fixtures/workspace'), workspace, { recursive: true });
  try {
    return kind === 'node' && (await useDesktop())
      ? await onDesktop(workspace)
      : await inPackagedHost(kind, workspace);
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

/** `VSCODE_TEST_HOST` (desktop, packaged or auto) decides, else what there is. */
async function useDesktop() {
  const wanted = process.env['VSCODE_TEST_HOST'] ?? 'auto';
  const named = process.env['VSCODE_EXECUTABLE'];
  const desktop =
    wanted === 'desktop' || (wanted === 'auto' && (named ? fs.existsSync(named) : await canDownload()));
  step(
    desktop
      ? 'In a desktop VS Code (@vscode/test-electron)…'
      : 'In the packaged VS Code (none can be downloaded here)…',
  );
  return desktop;
}

/** @param {string} workspace @returns {Promise<Tally>} */
async function onDesktop(workspace) {
  const { runTests } = await import('@vscode/test-electron');
  const resultFile = path.join(workspace, '..', `${path.basename(workspace)}.result.json`);
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  try {
    await runTests({
      ...(process.env['VSCODE_EXECUTABLE'] ? { vscodeExecutablePath: process.env['VSCODE_EXECUTABLE'] } : {}),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(ROOT, 'dist/test/host/index.js'),
      extensionTestsEnv: { ...environment, HOST_TEST_RESULT: resultFile },
      launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
    }).catch(error => console.error(error instanceof Error ? error.message : error));
    // an extension host that was killed ends without an error: only a result counts
    if (!fs.existsSync(resultFile)) return crashed('the suite reported no result');
    return JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  } finally {
    fs.rmSync(resultFile, { force: true });
  }
}

/** @param {'node' | 'web'} kind @param {string} workspace @returns {Promise<Tally>} */
async function inPackagedHost(kind, workspace) {
  const { publisher, name } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  // a browser does not look at the payload's extensionDevelopmentKind, but at this setting
  const settings = kind === 'web' ? { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } } : {};
  const grep = process.env['TEST_GREP'];
  const server = await startServer({ driver: true, settings, ...(grep ? { env: { TEST_GREP: grep } } : {}) });
  const { browser, page } = await launchBrowser();
  /** @type {Tally | undefined} */
  let tally;
  /** @type {string[]} */
  const recent = [];
  /** @type {(why?: string) => void} */
  let finish = () => {};
  /** @type {Promise<string | undefined>} */
  const finished = new Promise(resolve => (finish = resolve));
  const late = setTimeout(() => finish(`no result after ${TIMEOUT / 1000} s`), TIMEOUT);
  try {
    void server.ended.then(code => finish(`VS Code ended (${code})`));
    browser.on('disconnected', () => finish('the browser went away'));
    page.on('crash', () => finish('the page crashed'));
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ level, /** @type {unknown} */ args) => {
        for (const line of format(...(Array.isArray(args) ? args : [args])).split('\n')) {
          if (line.startsWith('::result:: ')) tally = JSON.parse(line.slice(11));
          else if (line.startsWith('::test:: ')) console.log(line.slice(9));
          else recent.push(`${level} ${line}`);
        }
      },
    );
    await page.exposeFunction('codeAutomationExit', () => finish());
    const tests = path.join(ROOT, kind === 'web' ? 'dist/test/web/index.js' : 'dist/test/host/index.js');
    const payload = [
      ['extensionDevelopmentPath', server.remote + ROOT],
      ['extensionTestsPath', server.remote + tests],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    const query = `folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await page.goto(`${server.url}/?${query}`, { waitUntil: 'domcontentloaded' });
    const why = await finished;
    if (why || !tally)
      return crashed(why ?? 'the suite reported no result', [...recent.slice(-25), server.tail()]);
    return tally;
  } finally {
    clearTimeout(late);
    if (!tally || tally.failed > 0) await screenshot(page, `host-${kind}`);
    await browser.close().catch(() => {});
    await server.stop();
  }
}

/** @param {string} why @param {string[]} [log] @returns {Tally} */
function crashed(why, log = []) {
  console.error(`The host tests did not run to their end: ${why}.\n${log.join('\n')}`);
  return { passed: 0, failed: 1, skipped: 0, reasons: [] };
}

/** @param {import('playwright-core').Page} page @param {string} name */
async function screenshot(page, name) {
  const file = path.join(ROOT, 'test-output', `${name}.png`);
  await page.screenshot({ path: file, timeout: 5000 }).then(
    () => console.error(`Screenshot: ${file}`),
    () => {},
  );
}
