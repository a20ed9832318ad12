// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atEnd } from './endings.mjs';
import { installHost } from './packagedHost.mjs';
import { QUIET_SETTINGS } from './quietSettings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [driver] for tests inside the extension host: without it VS Code ignores them, with it it shows no
 *   notifications
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones
 * @property {string[]} [vsix] extensions to install first
 * @property {Record<string, string>} [env]
 * @property {string} [dataDir] where user data stay; a folder of its own that goes with the server when absent
 * @property {number} [port] 0 for any
 * @property {boolean} [endsAlone] ends some minutes after the last window is closed, should this program be killed
 */

/** Starts the packaged VS Code on this machine; resolves when it listens. @param {ServerOptions} [options] */
export async function startServer({
  driver = false,
  settings = {},
  vsix = [],
  env = {},
  dataDir,
  port = 0,
  endsAlone = true,
} = {}) {
  const host = installHost();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-'));
  const data = dataDir ?? path.join(scratch, 'data');
  writeSettings(data, settings);
  const environment = cleanEnvironment(scratch, env);
  for (const file of vsix) install(host, data, file, environment);

  const child = spawn(
    host.node,
    [
      host.server, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token',
      '--accept-server-license-terms', '--server-data-dir', data, '--disable-workspace-trust', '--telemetry-level', 'off',
      '--disable-update-check', '--disable-experiments',
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...(endsAlone ? ['--enable-remote-auto-shutdown', '--reconnection-grace-time', '10'] : []),
    ],
    // a process group of its own: ended as one, and nothing else with it
    { stdio: ['ignore', 'pipe', 'pipe'], env: environment, detached: true },
  ); // prettier-ignore
  /** @param {NodeJS.Signals} signal */
  const signal = signal => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // it has ended already
    }
  };
  const end = () => {
    signal('SIGKILL');
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  const forget = atEnd(end);
  let printed = '';
  /** @type {Promise<number | string | null>} */
  const ended = new Promise(resolve => child.on('exit', (code, name) => resolve(code ?? name)));
  const listening = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`VS Code did not start in 60 s.\n${printed}`)), 60_000);
    /** @param {Buffer} chunk */
    const onData = chunk => {
      printed = (printed + chunk).slice(-8000);
      const match = /agent listening on (\d+)/.exec(printed);
      if (match) resolve(Number(match[1]));
      if (match) clearTimeout(late);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    void ended.then(code => reject(new Error(`VS Code ended at once (${code}).\n${printed}`)));
  });
  return {
    url: `http://127.0.0.1:${listening}`,
    /** What the workbench calls this server's files. */
    remote: `vscode-remote://127.0.0.1:${listening}`,
    dataDir: data,
    ended,
    /** The last that it printed. */
    tail: () => printed.slice(-3000),
    async stop() {
      signal('SIGTERM');
      await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 3000).unref())]);
      forget();
      end();
    },
  };
}

/** @param {string} data @param {Record<string, unknown>} settings */
function writeSettings(data, settings) {
  const user = path.join(data, 'data/User');
  const file = path.join(user, 'settings.json');
  fs.mkdirSync(user, { recursive: true });
  // settings that somebody has made since stay
  const own = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  fs.writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...settings, ...own }, null, 2));
}

/** Without what a VS Code terminal, npm or a debugger around us has set. @param {string} scratch @param {Record<string, string>} more */
function cleanEnvironment(scratch, more) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: '{}',
    GIT_TERMINAL_PROMPT: '0',
    XDG_RUNTIME_DIR: scratch,
    ...more,
  };
}

/** @param {{ node: string, server: string }} host @param {string} data @param {string} vsix @param {NodeJS.ProcessEnv} env */
function install(host, data, vsix, env) {
  const args = [host.server, '--server-data-dir', data, '--install-extension', path.resolve(vsix), '--force'];
  const result = spawnSync(host.node, args, { encoding: 'utf8', env });
  if (result.status !== 0 || !/was successfully installed/.test(result.stdout)) {
    throw new Error(`${vsix} could not be installed.\n${result.stdout}\n${result.stderr}`);
  }
}
