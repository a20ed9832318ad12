import type { Problem } from '../base/problem';

/** What reading one of our files gave. */
export interface Parsed<T> {
  /** Undefined when the file cannot be used. */
  readonly value: T | undefined;
  /** False when the file must never be overwritten: broken, invalid, ambiguous, or newer than this version. */
  readonly writable: boolean;
  /** In the order of their lines. */
  readonly problems: readonly Problem[];
}
