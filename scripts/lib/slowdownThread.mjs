// @ts-check
// Lets every process below one stand still again and again: browser, pages, extension host, server. Linux only.
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** On average, in milliseconds. Longer ones make a start, which asks from process to process, far slower than the rate says. */
const RUN_MS = 15;
/** How often new processes are looked for, in milliseconds. */
const LOOK_MS = 200;

const { pid: root, rate } = /** @type {{ pid: number, rate: number }} */ (workerData);
/** @type {Set<number>} */
const slowed = new Set();

setInterval(look, LOOK_MS);
parentPort?.on('message', () => {
  for (const pid of slowed) signal(pid, 'SIGCONT');
  process.exit();
});

function look() {
  for (const pid of below(root)) {
    if (slowed.has(pid)) continue;
    slowed.add(pid);
    run(pid);
  }
}

/** @param {number} pid */
function run(pid) {
  if (!signal(pid, 'SIGCONT')) return void slowed.delete(pid);
  setTimeout(stand, about(RUN_MS), pid);
}

/** @param {number} pid */
function stand(pid) {
  if (!signal(pid, 'SIGSTOP')) return void slowed.delete(pid);
  setTimeout(run, about(RUN_MS * (rate - 1)), pid);
}

/** Exponential: often short, seldom long. @param {number} mean */
function about(mean) {
  return -Math.log(1 - Math.random()) * mean;
}

/** Whether the process is there. @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** All processes that a process has started, and that these have. @param {number} root @returns {number[]} */
function below(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of fs.readdirSync('/proc')) {
    const pid = Number(name);
    const parent = pid ? parentOf(pid) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  /** @param {number} pid @returns {number[]} */
  const all = pid => (children.get(pid) ?? []).flatMap(child => [child, ...all(child)]);
  return all(root);
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    // a name may have blanks and brackets: the parent is the second field after it
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
