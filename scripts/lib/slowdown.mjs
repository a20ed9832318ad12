// @ts-check
// E2E_SLOWDOWN=4: as on a machine that is four times as slow and does other things as well.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from './install.mjs';

/**
 * Slows down what this program has started, each process on its own and at random; gives what ends that. In a thread of its own:
 * this program may wait for a process that stands still.
 * @returns {() => Promise<unknown>}
 */
export function slowDown() {
  const rate = Number(process.env['E2E_SLOWDOWN'] ?? 1);
  if (!(rate >= 1)) throw new Error('E2E_SLOWDOWN is how many times as slow: 4, or 2.5.');
  if (rate === 1) return async () => undefined;
  const worker = new Worker(path.join(ROOT, 'scripts/lib/slowdownThread.mjs'), {
    workerData: { pid: process.pid, rate },
  });
  const ended = new Promise(resolve => worker.once('exit', resolve));
  worker.unref();
  return () => {
    worker.postMessage('end');
    return ended;
  };
}
