// @ts-check
import { step } from './log.mjs';

/** @typedef {import('./lanes.mjs').Job} Job */
/** @typedef {import('./lanes.mjs').Ended} Ended */
/** @typedef {import('./progress.mjs').Tally} Tally */

/** Prints each job when it has ended, whole, each stage when its last job has, and all of it at the end. */
export class TestReport {
  /** Of jobs that run, what they have printed. @type {Map<Job, string[]>} */
  #running = new Map();
  /** @type {Ended[]} */
  #ended = [];
  #jobs;
  #isLive;

  /** @param {readonly Job[]} jobs */
  constructor(jobs) {
    this.#jobs = jobs;
    // one alone needs no waiting for its end
    this.#isLive = jobs.length === 1;
  }

  /** @param {Job} job @param {string} line */
  print(job, line) {
    if (this.#isLive) console.log(line);
    else this.#running.set(job, [...(this.#running.get(job) ?? []), line]);
  }

  /** @param {Ended} ended */
  end(ended) {
    const { job, tally, seconds } = ended;
    this.#ended.push(ended);
    // a part in which TEST_GREP finds nothing says nothing
    if (tally.passed + tally.failed + tally.skipped === 0) this.#running.delete(job);
    else this.#show(job, `${tally.failed > 0 ? 'failed' : 'passed'} in ${seconds} s`);
    const ofStage = this.#ended.filter(one => one.job.stage === job.stage);
    if (ofStage.length < this.#jobs.filter(one => one.stage === job.stage).length) return;
    const { passed, failed, skipped } = sum(ofStage);
    step(`${job.stage}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  /** What is running, when everything is ended from outside. */
  breakOff() {
    for (const job of [...this.#running.keys()]) this.#show(job, 'broken off');
  }

  /** @param {Job} job @param {string} how */
  #show(job, how) {
    console.log(`\n== ${nameOf(job)}, ${how}`);
    for (const line of this.#running.get(job) ?? []) console.log(line);
    this.#running.delete(job);
  }

  /** The closing lines; says whether all has passed. @param {number} accidents what failed outside of the jobs */
  close(accidents) {
    const { passed, failed, skipped, reasons } = sum(this.#ended);
    list('Failed', this.#ended.filter(({ tally }) => tally.failed > 0).flatMap(failuresOf));
    list('Skipped', reasons);
    const all = failed + accidents;
    console.log(`\n${passed} passed, ${all} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return all === 0;
  }
}

/** @param {Job} job */
function nameOf({ stage, part }) {
  return part ? `${stage}: ${part}` : stage;
}

/** Said again at the end, which may be all that is kept of a long log. @param {Ended} ended */
function failuresOf({ job, tally: { failures = [] } }) {
  const name = nameOf(job);
  return failures.length > 0 ? failures.map(failure => `${name}: ${failure}`) : [name];
}

/** @param {string} title @param {readonly string[]} lines */
function list(title, lines) {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map(line => `- ${line}`).join('\n')}`);
}

/** @param {readonly Ended[]} all @returns {Tally} */
function sum(all) {
  const tallies = all.map(({ tally }) => tally);
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const total = key => tallies.reduce((count, tally) => count + tally[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    reasons: tallies.flatMap(tally => tally.reasons),
  };
}
