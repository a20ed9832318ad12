import type { Result } from '../core/result';

// What is asked of git for a study, beside its old texts. Paths are relative to the study's root, with `/`. No method
// rejects; where git is missing or refuses, the failure says so in words.

/** The versions of a file that git could not merge. */
export interface ConflictVersions {
  /** What both began with, LF and BOM-less; undefined when they have nothing in common. */
  readonly base: string | undefined;
  /** Undefined where this side has deleted the file. */
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

export type GitOperation = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'other';

/** What a person calls the two sides of a conflict: branches, else subjects of commits. */
export interface SideNames {
  readonly operation: GitOperation;
  readonly ours: string;
  readonly theirs: string;
  /** Which of them is what the person who merges has done: in a rebase git's “theirs”. */
  readonly own: 'ours' | 'theirs';
}

/** Conflicts that git has left in the files of a study. */
export interface GitConflicts {
  /** The files of the study that are in conflict, sorted; none without git or a repository. */
  paths(): Promise<readonly string[]>;
  /** @returns a failure when the file is in no conflict */
  versions(path: string): Promise<Result<ConflictVersions>>;
  names(): Promise<SideNames>;
  /** Tells git that the file is as it should be now, or is gone. */
  stage(path: string): Promise<Result<void>>;
}

/** What git can be asked about a study. */
export interface StudyGit {
  /** Why git can do nothing here (not installed, no repository, not trusted); undefined where it can. */
  unavailable(): Promise<string | undefined>;
  /** The repository's own folder, where git notes what it does; undefined where there is none. */
  folder(): Promise<string | undefined>;
  readonly conflicts: GitConflicts;
}
