import type * as vscode from 'vscode';
import type { StudyGit } from '../study/gitPort';
import type { OldTexts } from '../study/oldTexts';
import type { TraceEvent } from '../study/trace';
import type { PastFiles } from '../study/pastFiles';
import type { DiskAccess } from './storage/workspaceFileStore';

/** Where a file that is still to be written would be, and what is around a study: absolute, with `/` and without links. */
export interface KeyPlace {
  readonly file: string;
  readonly study: string;
  readonly repository: string | undefined;
}

/** That in which desktop and browser differ. */
export interface Platform extends DiskAccess {
  /** Where earlier texts of the transcripts in a study's folder can be found, beside the extension's own storage. */
  readonly oldTexts?: (root: vscode.Uri, log: vscode.LogOutputChannel) => OldTexts;
  /** What the files in a study's folder were at earlier commits. */
  readonly pastFiles?: (root: vscode.Uri) => PastFiles | undefined;
  /** Tells of everything that git is asked. */
  readonly onGitRun?: (listener: (event: TraceEvent) => void) => vscode.Disposable;
  /** Where the key of a study would be; its writing, for its owner alone to read, gives what removes it again. */
  readonly keyPlace?: (file: string, study: string) => Promise<KeyPlace>;
  readonly writeKey?: (file: string, content: string) => Promise<() => Promise<void>>;
  /** The operating system and the version of Node, without names of computers. */
  readonly system?: (() => { readonly system: string; readonly node: string }) | undefined;
  /** Git's version; undefined where it cannot be asked. */
  readonly gitVersion?: (() => Promise<string | undefined>) | undefined;
  /** What git can be asked about the study in a folder. */
  readonly git?: (root: vscode.Uri) => StudyGit | undefined;
}
