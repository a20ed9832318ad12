/** Work in pieces: yields how much is done, from 0 to 1, often enough that a caller can show it, breathe or stop. */
export type Steps<T> = Generator<number, T, void>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}

/** How work is done that can be stopped or shown. */
export type Run = <T>(steps: Steps<T>) => Promise<T>;

/** Work that nobody waits for in between. */
export const atOnce: Run = async steps => finish(steps);

/** A part of more work: its progress is between two fractions of the whole. */
export function* between<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    yield from + next.value * (to - from);
  }
}
