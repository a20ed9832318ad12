// @ts-check
// What npm test runs: stages, each of one job or several that can run side by side.
import fs from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { runHostTests } from './hostTests.mjs';
import { build } from './install.mjs';
import { installHost, isSupported } from './packagedHost.mjs';
import { runMocha, runProgram } from './programs.mjs';
import { npm } from './run.mjs';
import { seedOf, shuffled } from './shuffle.mjs';
import { packageExtension } from './vsix.mjs';

/** @typedef {import('./lanes.mjs').Job} Job */
/** @typedef {import('./progress.mjs').Tally} Tally */

/** Processes that share the unit tests: more would load the same modules more often. */
const UNIT_PARTS = 6;

/** In the order in which they begin. @type {Record<string, () => Job[]>} */
const STAGES = {
  check: () => ['typecheck', 'lint', 'format:check'].map(scriptJob),
  unit: unitJobs,
  git: () => [mochaJob('git', testFiles('git'))],
  manifest: () => [mochaJob('manifest', testFiles('manifest'))],
  host: () => [{ stage: 'host', onScreen: true, run: print => hostTests('node', print) }],
  web: () => [
    { stage: 'web', onScreen: true, run: print => hostTests('web', print) },
    { stage: 'web', part: 'virtual', onScreen: true, run: print => hostTests('virtual', print) },
  ],
  e2e: e2eJobs,
};

export const STAGE_NAMES = Object.keys(STAGES);

/** Those that want no VS Code, and of which each takes seconds. */
export const QUICK_STAGES = ['check', 'unit', 'manifest'];

/** @param {readonly string[]} names @returns {Job[]} */
export function jobsOf(names) {
  return names.flatMap(name => STAGES[name]?.() ?? []);
}

/**
 * Fetches what is missing for a workbench, before anything else runs: while it does, this program hears nothing. What cannot be
 * fetched fails the stages that need it, not the others.
 */
export function fetchWorkbench() {
  if (!isSupported) return;
  try {
    installHost();
    chromiumPath();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** @param {string} script @returns {Job} */
function scriptJob(script) {
  return {
    stage: 'check',
    part: script,
    onScreen: false,
    run: print => runProgram(npm(['run', '--silent', script]), print),
  };
}

/**
 * Neighbours together: they load the same modules. Those of the engine come last, which fill their process: the others start
 * many programs, each of which takes three times as long to start from a large process.
 */
function unitJobs() {
  /** @param {string} file */
  const isOfEngine = file => file.startsWith('test/unit/core/');
  const files = testFiles('unit').sort((a, b) => Number(isOfEngine(a)) - Number(isOfEngine(b)));
  const length = Math.ceil(files.length / UNIT_PARTS);
  return Array.from({ length: UNIT_PARTS }, (_, part) =>
    mochaJob('unit', files.slice(part * length, (part + 1) * length), `${part + 1} of ${UNIT_PARTS}`),
  );
}

/** As long as several others, so that it begins first: what begins last is waited for alone. */
const LONGEST = 'test/e2e/pseudoLocale.test.ts';

/** Each file in a process of its own: what one does to its process, no other can feel. */
function e2eJobs() {
  if (!isSupported) return [skipped('e2e', 'the packaged VS Code exists for Linux on x64 only')];
  const seed = seedOf(process.env['E2E_ORDER']);
  const files = testFiles('e2e').sort((a, b) => Number(b === LONGEST) - Number(a === LONGEST));
  if (seed !== undefined) console.log(`E2E_ORDER=${(process.env['E2E_ORDER'] = String(seed))}`);
  return (seed === undefined ? files : shuffled(files, seed)).map(file => {
    const job = mochaJob('e2e', [file], path.basename(file, '.test.ts'));
    const run = /** @type {Job['run']} */ (
      async print => {
        await packaged();
        return job.run(print);
      }
    );
    return { ...job, onScreen: true, run };
  });
}

/** @param {string} stage @param {readonly string[]} files @param {string} [part] @returns {Job} */
function mochaJob(stage, files, part) {
  // not the configuration itself: its list of files would come on top of ours
  const config = JSON.parse(fs.readFileSync(`test/${stage}/.mocharc.json`, 'utf8'));
  const grep = process.env['TEST_GREP'];
  const args = [
    '--no-config', '--no-package', '--timeout', String(config.timeout),
    ...config.require.flatMap((/** @type {string} */ file) => ['--require', file]),
    ...(config.exit ? ['--exit'] : []), ...(grep ? ['--grep', grep] : []), ...files,
  ]; // prettier-ignore
  return { stage, ...(part ? { part } : {}), onScreen: false, run: print => runMocha(args, print) };
}

/** @param {string} folder */
function testFiles(folder) {
  return fs
    .readdirSync(`test/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts'))
    .sort()
    .map(file => `test/${folder}/${file}`);
}

/** @param {import('./hostTests.mjs').HostKind} kind @param {(line: string) => void} print @returns {Promise<Tally>} */
async function hostTests(kind, print) {
  if (kind !== 'node' && !isSupported)
    return skipped('web', 'the packaged VS Code exists for Linux on x64 only').run(print);
  await built();
  return runHostTests(kind, print);
}

const built = once(build);
const packaged = once(async () => {
  await built();
  packageExtension();
});

/** @param {() => Promise<unknown>} work */
function once(work) {
  /** @type {Promise<unknown> | undefined} */
  let done;
  return () => (done ??= work());
}

/** @param {string} stage @param {string} reason @returns {Job} */
function skipped(stage, reason) {
  const tally = { passed: 0, failed: 0, skipped: 1, reasons: [`${stage}: ${reason}`] };
  return { stage, onScreen: false, run: async () => tally };
}
