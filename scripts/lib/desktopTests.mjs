// @ts-check
// node scripts/lib/desktopTests.mjs WORKSPACE: the host tests in a desktop VS Code, in a process that can be ended when they hang.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ROOT } from './install.mjs';

const workspace = /** @type {string} */ (process.argv[2]);
const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;

runTests({
  ...(process.env['VSCODE_EXECUTABLE'] ? { vscodeExecutablePath: process.env['VSCODE_EXECUTABLE'] } : {}),
  extensionDevelopmentPath: ROOT,
  extensionTestsPath: path.join(ROOT, 'dist/test/host/index.js'),
  extensionTestsEnv: environment,
  launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
}).catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
