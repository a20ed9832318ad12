import * as vscode from 'vscode';
import type { Study, StudyInPart } from '../../study/study';
import type { Transcript } from '../../study/transcript';
import { pathIn } from './pathIn';
import type { StudyWatch } from './studyWatch';

/**
 * A study of the workspace that is open or just being opened: some of its transcripts may not be read yet. It can be an
 * {@link OpenStudy}, which {@link isWhole} says; who needs one waits for {@link OpeningStudy.opened}.
 */
export interface OpeningStudy {
  readonly root: vscode.Uri;
  readonly study: StudyInPart;
  /** When all of it is read; rejects when it is closed before. */
  readonly opened: Promise<OpenStudy>;
  /** A file's path in the study; undefined when it is elsewhere. */
  path(uri: vscode.Uri): string | undefined;
  uri(path: string): vscode.Uri;
  /** Reads a file or folder again that has changed, whether or not the watcher tells of it. */
  touch(uri: vscode.Uri): void;
}

/** A study of the workspace of which all is read. */
export interface OpenStudy extends OpeningStudy {
  readonly study: Study;
}

/** Whether all of a study is read. */
export function isWhole(openStudy: OpeningStudy): openStudy is OpenStudy {
  return openStudy.study.whole !== undefined;
}

/** A study of the workspace, and what keeps it up to date. */
export class WorkspaceStudy implements OpeningStudy, vscode.Disposable {
  readonly opened: Promise<OpenStudy>;

  /** @param pause between the files that are read, which begins at once */
  constructor(
    readonly root: vscode.Uri,
    readonly study: StudyInPart,
    private readonly watch: StudyWatch,
    pause: () => Promise<void>,
  ) {
    this.opened = study.readRest(pause).then(() => this.whole());
  }

  private whole(): OpenStudy {
    if (!isWhole(this)) throw new Error('not all of it is read'); // not for the catalogue
    return this;
  }

  path(uri: vscode.Uri): string | undefined {
    return pathIn(this.root, uri);
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  touch(uri: vscode.Uri): void {
    this.watch.touch(uri);
  }

  dispose(): void {
    this.study.cancelReading();
    this.watch.dispose();
  }
}

/** A transcript of a study, of which other transcripts may not be read yet. */
export interface Target {
  readonly openStudy: OpeningStudy;
  readonly transcript: Transcript;
}
