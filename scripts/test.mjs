// @ts-check
// npm test: installs what is missing and runs everything.
//   npm test -- unit host     only these stages
//   npm test -- --quick       only what needs no VS Code and takes seconds
import '../test/environment.cjs';
import fs from 'node:fs';
import { atEnd } from './lib/endings.mjs';
import { ROOT, installPackages } from './lib/install.mjs';
import { runInLanes } from './lib/lanes.mjs';
import { QUICK_STAGES, STAGE_NAMES, fetchWorkbench, jobsOf } from './lib/stages.mjs';
import { askedStages } from './lib/testArguments.mjs';
import { TestReport } from './lib/testReport.mjs';

async function main() {
  process.chdir(ROOT);
  const stages = askedStages(process.argv.slice(2), STAGE_NAMES, QUICK_STAGES);
  await installPackages();
  fs.rmSync('test-output', { recursive: true, force: true });
  fs.mkdirSync('test-output');
  const jobs = jobsOf(stages);
  if (jobs.some(job => job.onScreen)) fetchWorkbench();

  const report = new TestReport(jobs);
  const forget = atEnd(() => report.breakOff());
  let accidents = 0;
  // a browser that goes away under a job must not take the other jobs with it
  process.on('unhandledRejection', error => {
    accidents++;
    console.error(error);
  });
  await runInLanes(jobs, report);
  forget();
  process.exitCode = report.close(accidents) ? 0 : 1;
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
