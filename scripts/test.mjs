// @ts-check
// npm test: installs what is missing and runs everything. `node scripts/test.mjs unit host` runs only those stages.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, build, installPackages } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { npm, show } from './lib/run.mjs';

/** @typedef {import('./lib/hostTests.mjs').Tally} Tally */

/** @type {Record<string, { title: string, needsBuild: boolean, run: () => Promise<Tally> }>} */
const STAGES = {
  check: { title: 'Types, lint and format', needsBuild: false, run: check },
  unit: { title: 'Unit tests', needsBuild: false, run: () => mocha('unit') },
  git: { title: 'Ten clones of one study', needsBuild: false, run: () => mocha('git') },
  manifest: { title: 'Manifest tests', needsBuild: false, run: () => mocha('manifest') },
  host: { title: "Tests in VS Code's extension host", needsBuild: true, run: () => host('node') },
  web: { title: "Tests in VS Code's web extension host", needsBuild: true, run: () => host('web') },
  e2e: { title: 'The workbench as a person uses it', needsBuild: true, run: () => e2e() },
};

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter(name => !STAGES[name]);
  if (unknown.length > 0)
    throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}.`);
  process.chdir(ROOT);
  await installPackages();
  const names = asked.length > 0 ? asked : Object.keys(STAGES);
  if (names.some(name => STAGES[name]?.needsBuild)) await build();
  fs.rmSync('test-output', { recursive: true, force: true });
  fs.mkdirSync('test-output');

  const total = { passed: 0, failed: 0, skipped: 0, reasons: /** @type {string[]} */ ([]) };
  for (const name of names) {
    const stage = /** @type {typeof STAGES[string]} */ (STAGES[name]);
    console.log(`\n== ${stage.title} (${name})`);
    const started = Date.now();
    const tally = await stage.run().catch(error => {
      console.error(error instanceof Error ? error.stack : error);
      return { passed: 0, failed: 1, skipped: 0, reasons: [] };
    });
    step(
      `${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped in ${Math.round((Date.now() - started) / 1000)} s`,
    );
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    total.reasons.push(...tally.reasons);
  }
  if (total.reasons.length > 0)
    console.log(`\nSkipped:\n${total.reasons.map(reason => `- ${reason}`).join('\n')}`);
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function check() {
  const tally = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  for (const script of ['typecheck', 'lint', 'format:check']) {
    const { command, args } = npm(['run', '--silent', script]);
    if ((await show(command, args)) === 0) tally.passed++;
    else tally.failed++;
  }
  return tally;
}

/** Mocha in a process of its own, with a reporter that leaves its counts in a file. @param {string} folder @returns {Promise<Tally>} */
async function mocha(folder) {
  const result = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-result-')), 'result.json');
  const args = [
    'node_modules/mocha/bin/mocha.js',
    '--config',
    `test/${folder}/.mocharc.json`,
    '--reporter',
    './test/tally.cjs',
  ];
  const grep = process.env['TEST_GREP'];
  const code = await show(process.execPath, [...args, ...(grep ? ['--grep', grep] : [])], {
    env: { ...process.env, MOCHA_RESULT: result },
  });
  // only a result counts: a run that broke off may say nothing
  if (!fs.existsSync(result)) return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  const tally = JSON.parse(fs.readFileSync(result, 'utf8'));
  fs.rmSync(path.dirname(result), { recursive: true });
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** @param {'node' | 'web'} kind @returns {Promise<Tally>} */
async function host(kind) {
  const { isSupported } = await import('./lib/packagedHost.mjs');
  if (kind === 'web' && !isSupported)
    return skipped('web: the packaged VS Code exists for Linux on x64 only');
  const { runHostTests } = await import('./lib/hostTests.mjs');
  return runHostTests(kind);
}

async function e2e() {
  const { isSupported } = await import('./lib/packagedHost.mjs');
  if (!isSupported) return skipped('e2e: the packaged VS Code exists for Linux on x64 only');
  const { packageExtension } = await import('./lib/vsix.mjs');
  packageExtension();
  return mocha('e2e');
}

/** @param {string} reason @returns {Tally} */
function skipped(reason) {
  return { passed: 0, failed: 0, skipped: 1, reasons: [reason] };
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
