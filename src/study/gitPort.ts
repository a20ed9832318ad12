import type { FileRevision, Revision } from '../core/versions/history/history';
import type { Result } from '../core/base/result';
import type { Commit } from './pastFiles';
import type { NamedState } from './readChanges';

// What a study needs of git, beside its old texts. Paths are relative to the study's root, with `/`. No method
// rejects; where git is missing or refuses, the failure says so in words.

/** The versions of a file that git could not merge. */
export interface ConflictVersions {
  /** The common base, LF and BOM-less; undefined when there is none. */
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
  /** Which of them is the work of the person who merges: in a rebase git's “theirs”. */
  readonly own: 'ours' | 'theirs';
}

/** Conflicts that git has left in the files of a study. */
export interface GitConflicts {
  /** The files of the study that are in conflict, sorted; none without git or a repository. */
  paths(): Promise<readonly string[]>;
  /** @returns a failure when the file is in no conflict */
  versions(path: string): Promise<Result<ConflictVersions>>;
  names(): Promise<SideNames>;
  /** Stages the file as it is now, or its deletion. */
  stage(path: string): Promise<Result<void>>;
}

/** Which two states of a study are compared. All but one commit and a range end with the working tree. */
export type ChangesRequest =
  | { readonly kind: 'working' }
  | { readonly kind: 'since' | 'parted' | 'commit'; readonly revision: string }
  | { readonly kind: 'range'; readonly range: string };

/** Two states of a study to compare. */
export interface StatePair {
  readonly before: NamedState;
  readonly after: NamedState;
}

/** States of a study in git, and what of them the next commit takes. */
export interface GitChanges {
  states(request: ChangesRequest): Promise<Result<StatePair>>;
  /** Undefined before the first commit. */
  head(): Promise<Commit | undefined>;
  /** Branches and tags, those of this repository first. */
  branches(): Promise<readonly string[]>;
  /** What the index has of some files, LF and BOM-less, by path; nothing of those that it has not, or that are in conflict. */
  staged(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Puts what is made of a file in the index; the file on the disk stays as it is.
   * @param make gives undefined to take the file out of the index
   */
  changeStaged(
    path: string,
    make: (before: string | undefined) => Result<string | undefined>,
  ): Promise<Result<void>>;
}

/** Which commits, and which files of them. */
export interface HistoryQuery<T> {
  /** Relative to the study. */
  readonly paths: readonly string[];
  /** Whether `**` and `*` in them match any folders and any characters. */
  readonly arePatterns?: boolean;
  /** Whether a version is worth reading; one that is not counts as if it was not there. */
  readonly concerns?: (text: string) => boolean;
  /** What of a version is wanted; undefined for one that cannot be used, or has nothing of it. */
  readonly read: (text: string) => T | undefined;
}

/** Versions of a study's files in the commits that lead to the present one. */
export interface FileHistory {
  /**
   * What commits did to files, oldest commit first, where there is anything before or after; undefined when git fails, as
   * where there is no commit.
   */
  revisions<T>(query: HistoryQuery<T>): Promise<FileRevision<T>[] | undefined>;
}

/** A commit that is passed on the way to another. */
export interface WalkedCommit {
  readonly revision: Revision;
  /** Names of the commits that it was made on, that of its own branch first; of those that this clone has. */
  readonly parents: readonly string[];
  /** Whether it was asked for; others are there because commits that were asked for begin from them. */
  readonly isAsked: boolean;
}

/** Which commits: all that lead to one, or only those after an earlier one, and that itself. */
export interface WalkRequest {
  readonly from?: string | undefined;
  /** HEAD unless given. */
  readonly to?: string | undefined;
}

/** The files of a study at a commit: the names of their objects, by path relative to the study. */
export type PastTree = ReadonlyMap<string, string>;

/** Commits of a study, and its files at each of them, wherever in the repository its folder was. */
export interface CommitWalk {
  /** Each after those that it was made on, whatever their dates say. */
  readonly commits: readonly WalkedCommit[];
  /** Whether this clone has only the latest commits. */
  readonly isShallow: boolean;
  /** Name of the commit with which it begins, where an earlier one was asked for. */
  readonly from: string | undefined;
  /** One for each commit, in their order: the very tree of its first parent where it has changed nothing in the study. */
  trees(): AsyncIterable<PastTree>;
  /** Contents of objects, as far as this repository has them, without filters and text conversion. */
  read(objects: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** The way that a study has come. */
export interface GitWalks {
  walk(request: WalkRequest): Promise<Result<CommitWalk>>;
}

/** A setting of git. */
export interface GitSetting {
  readonly key: string;
  readonly value: string;
}

/** The merge driver of the repository that a study is in. */
export interface GitMergeDriver {
  /** What would be entered in the repository's own configuration, and in `.gitattributes`. */
  readonly settings: readonly GitSetting[];
  readonly attributes: readonly string[];
  /** What is entered now; undefined without a repository. */
  installed(): Promise<
    { readonly driver: string | undefined; readonly attributes: readonly string[] } | undefined
  >;
  install(): Promise<Result<void>>;
  uninstall(): Promise<Result<void>>;
}

/** What git can be asked about a study. */
export interface StudyGit {
  /** Why git can do nothing here (not installed, no repository, not trusted); undefined where it can. */
  unavailable(): Promise<string | undefined>;
  /** The repository's own folder, where git notes what it does; undefined where there is none. */
  folder(): Promise<string | undefined>;
  readonly conflicts: GitConflicts;
  readonly changes: GitChanges;
  readonly history: FileHistory;
  readonly walks: GitWalks;
  /** @param script of the program that merges, absolute */
  driver(script: string): GitMergeDriver;
}
