import * as vscode from 'vscode';
import type { Study } from '../../study/study';
import type { Transcript } from '../../study/transcript';
import { Debounce } from '../ui/debounce';

/** Milliseconds in which changes on disk are gathered: a checkout touches many files at once. */
const DEBOUNCE_MS = 50;

/** A study of the workspace. */
export class OpenStudy implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private changedOnDisk = new Set<string>();

  constructor(
    readonly root: vscode.Uri,
    readonly study: Study,
    log: vscode.LogOutputChannel,
  ) {
    const gather = new Debounce(DEBOUNCE_MS, () => {
      const paths = [...this.changedOnDisk];
      this.changedOnDisk = new Set();
      study.refresh(paths).catch(error => log.error(error));
    });
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
    const touch = (uri: vscode.Uri) => {
      const path = this.path(uri);
      if (!path || path.split('/').some(part => part.startsWith('.') || part === 'node_modules')) return;
      this.changedOnDisk.add(path);
      gather.call();
    };
    this.disposables.push(
      gather,
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete(touch),
    );
  }

  /** A file's path in the study; undefined when it is elsewhere. */
  path(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.root.scheme || uri.authority !== this.root.authority) return undefined;
    const root = this.root.path.endsWith('/') ? this.root.path : this.root.path + '/';
    return uri.path.startsWith(root) ? uri.path.slice(root.length) : undefined;
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

/** A transcript of a study. */
export interface Target {
  readonly openStudy: OpenStudy;
  readonly transcript: Transcript;
}
