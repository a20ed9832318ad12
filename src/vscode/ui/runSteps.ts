import type { Steps } from '../../core/base/steps';

/** Work may hold up the extension host for so many milliseconds at a time. */
const SLICE = 25;

/**
 * Does work in slices, so that the editor stays quick.
 * @param onProgress is told how much is done, from 0 to 1, between slices
 * @param now milliseconds
 * @returns undefined when it was cancelled
 */
export async function runSteps<T>(
  steps: Steps<T>,
  isCancelled: () => boolean,
  onProgress: (done: number) => void,
  now: () => number = Date.now,
): Promise<{ readonly value: T } | undefined> {
  for (let until = now() + SLICE; ;) {
    const next = steps.next();
    if (next.done) return { value: next.value };
    if (now() < until) continue;
    onProgress(next.value);
    await new Promise(resolve => setTimeout(resolve));
    if (isCancelled()) return undefined;
    until = now() + SLICE;
  }
}
