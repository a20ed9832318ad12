// @ts-check
// npm start: installs what is missing, builds, and opens the sample study in VS Code with the extension.
//   npm start -- --fresh        lays the sample study anew
//   npm start -- --folder DIR   opens another folder
//   npm start -- --port N       of the embedded VS Code (8089 when it is free)
//   npm start -- --prepare      only builds and lays the study, for F5 in VS Code
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findCode } from './lib/desktop.mjs';
import { ROOT, build, installPackages } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { show } from './lib/run.mjs';

const PLAYGROUND = path.join(ROOT, '.playground');
const USUAL_PORT = 8089;

async function main() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean' },
      folder: { type: 'string' },
      port: { type: 'string' },
      prepare: { type: 'boolean' },
    },
  });
  process.chdir(ROOT);
  await installPackages();
  await build();
  const folder = values.folder ? path.resolve(values.folder) : sampleStudy(values.fresh ?? false);
  if (!fs.existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (values.prepare) return;
  const code = findCode();
  if (code) await openDesktop(code, folder);
  else await openEmbedded(folder, values.port);
}

/** A copy of the sample study, to code in; what was done in it before stays. @param {boolean} fresh */
function sampleStudy(fresh) {
  const copy = path.join(PLAYGROUND, 'sample-study');
  if (fresh) fs.rmSync(copy, { recursive: true, force: true });
  if (!fs.existsSync(copy)) fs.cpSync(path.join(ROOT, 'media/sample-study'), copy, { recursive: true });
  return copy;
}

/** @param {string} code @param {string} folder */
async function openDesktop(code, folder) {
  step(`Opening ${folder} in ${code}…`);
  const args = [`--extensionDevelopmentPath=${ROOT}`, folder];
  // on Windows `code` is a script, which only a shell can run
  const exit = await show(code, args, { shell: process.platform === 'win32' });
  if (exit !== 0) throw new Error(`${code} ended with ${exit}.`);
}

/** @param {string} folder @param {string | undefined} port */
async function openEmbedded(folder, port) {
  const { packageExtension } = await import('./lib/vsix.mjs');
  const { startServer } = await import('./lib/server.mjs');
  step('There is no “code” on the PATH and no VSCODE_EXECUTABLE: using the embedded VS Code.');
  const server = await startServer({
    vsix: [packageExtension()],
    dataDir: path.join(PLAYGROUND, 'vscode'),
    port: port ? Number(port) : await freePort(),
    endsAlone: false,
  });
  step('Ready. Open this address in a browser (Ctrl+C here ends it):');
  console.log(`\n    ${server.url}/?folder=${encodeURIComponent(folder)}\n`);
  const code = await server.ended;
  throw new Error(`The embedded VS Code has ended (${code}).\n${server.tail()}`);
}

/** The usual port when nobody has it, else any. */
function freePort() {
  return new Promise(resolve => {
    const probe = net.createServer();
    probe.once('error', () => resolve(0));
    probe.listen(USUAL_PORT, '127.0.0.1', () => probe.close(() => resolve(USUAL_PORT)));
  });
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
