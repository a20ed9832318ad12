// @ts-check
// Runs the jobs of a test run side by side.
import os from 'node:os';

/** @typedef {import('./progress.mjs').Tally} Tally */

/**
 * @typedef {object} Job
 * @property {string} stage
 * @property {string} [part] which part of the stage, if it has several
 * @property {boolean} onScreen whether it waits for a workbench more than it computes
 * @property {(print: (line: string) => void) => Promise<Tally>} run
 */

/** @typedef {{ job: Job, tally: Tally, seconds: number }} Ended */

/** One for each processor: with one more, all took longer. More than four workbenches at once would want much memory. */
const LANES = Math.min(os.availableParallelism(), 4);

/**
 * Runs all jobs, whatever becomes of the others; a job that throws has failed. Every other lane runs jobs that wait, and the rest
 * only those that compute: two workbenches at once on two processors take as long as one after the other, and make each other
 * slow.
 * @param {readonly Job[]} jobs
 * @param {{ print(job: Job, line: string): void, end(ended: Ended): void }} report
 * @param {number} [lanes]
 */
export async function runInLanes(jobs, report, lanes = LANES) {
  const waiting = jobs.filter(job => job.onScreen);
  const computing = jobs.filter(job => !job.onScreen);
  /** @param {number} lane */
  const next = lane => (lane % 2 === 0 ? (waiting.shift() ?? computing.shift()) : computing.shift());
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let job = next(lane); job; job = next(lane)) await runJob(job, report);
    }),
  );
}

/** @param {Job} job @param {Parameters<typeof runInLanes>[1]} report */
async function runJob(job, report) {
  const started = performance.now();
  /** @param {string} line */
  const print = line => report.print(job, line);
  const tally = await job.run(print).catch(error => {
    const why = String(error instanceof Error ? error.stack : error);
    print(why);
    return { passed: 0, failed: 1, skipped: 0, reasons: [], failures: [why] };
  });
  report.end({ job, tally, seconds: Math.round((performance.now() - started) / 1000) });
}
