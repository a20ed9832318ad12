import type { FileReader } from './fileStore';

/** A study's files at one state, to be compared with another. */
export interface StateStore extends FileReader {
  /** Paths of files that are in the midst of a merge, and have no content of their own. */
  readonly unmerged?: ReadonlySet<string>;
  /** The same for the same bytes, in every store of one repository; undefined when there is no such file. */
  id(path: string): Promise<string | undefined>;
  /** Reads several files at once, where that is faster. */
  prefetch(paths: readonly string[]): Promise<void>;
}

/** A state without any file: before the first commit. */
export const NOTHING: StateStore = {
  list: folder => Promise.resolve(folder === '' ? [] : undefined),
  read: () => Promise.resolve(undefined),
  id: () => Promise.resolve(undefined),
  prefetch: () => Promise.resolve(),
};
