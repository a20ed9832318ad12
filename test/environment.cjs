// @ts-check
// Nothing that somebody has set up around a test run may decide it: loaded before all tests, and by scripts/test.mjs for those
// that run inside VS Code.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// their git, and the git that runs the tests from a hook
for (const name of Object.keys(process.env)) if (/^GIT_(?!EXEC_PATH$)/.test(name)) delete process.env[name];
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['GIT_CONFIG_NOSYSTEM'] = '1';
process.env['GIT_TERMINAL_PROMPT'] = '0';
// their cache, but for the VS Code in which tests run: every process would download one
process.env['VSCODE_HOST_DIR'] ||= path.join(
  process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'),
  'transcript-coder-host',
);
const cache = path.join(os.tmpdir(), `transcript-coder-test-cache-${process.pid}`);
process.env['XDG_CACHE_HOME'] = cache;
process.on('exit', () => fs.rmSync(cache, { recursive: true, force: true }));
// what Node and its programs print, and what a debugger has put in
for (const name of ['NODE_OPTIONS', 'NODE_DEBUG', 'FORCE_COLOR', 'NO_COLOR', 'CLICOLOR_FORCE', 'DEBUG'])
  delete process.env[name];
