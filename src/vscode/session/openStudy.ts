import * as vscode from 'vscode';
import type { Study } from '../../study/study';
import type { Transcript } from '../../study/transcript';
import { pathIn } from './pathIn';
import type { StudyWatch } from './studyWatch';

/** A study of the workspace. */
export class OpenStudy implements vscode.Disposable {
  constructor(
    readonly root: vscode.Uri,
    readonly study: Study,
    private readonly watch: StudyWatch,
  ) {}

  /** A file's path in the study; undefined when it is elsewhere. */
  path(uri: vscode.Uri): string | undefined {
    return pathIn(this.root, uri);
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** Reads a file or folder again that has changed, whether or not the watcher tells of it. */
  touch(uri: vscode.Uri): void {
    this.watch.touch(uri);
  }

  dispose(): void {
    this.watch.dispose();
  }
}

/** A transcript of a study. */
export interface Target {
  readonly openStudy: OpenStudy;
  readonly transcript: Transcript;
}
