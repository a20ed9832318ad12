import type { Result } from '../core/base/result';

/** A recorded state of the study's repository. */
export interface Commit {
  /** The whole name, in hex digits. */
  readonly id: string;
  /** The short name. */
  readonly name: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

/** What a study's files were at earlier commits. Paths are relative to the study's root, with `/`. */
export interface PastFiles {
  /** The commit that a revision means: `HEAD~3`, a branch, a tag, a name. */
  commit(revision: string): Promise<Result<Commit>>;
  /** Commits that changed one of some files, newest first. */
  commits(paths: readonly string[]): Promise<readonly Commit[]>;
  /** Of some files those that a commit has. */
  read(commit: Commit, paths: readonly string[]): Promise<Result<ReadonlyMap<string, Uint8Array>>>;
}
