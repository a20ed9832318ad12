import * as vscode from 'vscode';
import type { StudyInPart } from '../../study/study';
import { Debounce } from '../ui/debounce';
import { pathIn } from './pathIn';

/** Milliseconds in which changes on disk are gathered: a checkout touches many files at once. */
const DEBOUNCE_MS = 50;

/**
 * Hears of changes in a study's folder, from before the study is read: what is written while it is read, such as the rest of
 * a folder that is being copied, would not be told again.
 */
export class StudyWatch implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;
  private changed = new Set<string>();
  private study: StudyInPart | undefined;

  constructor(
    private readonly root: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.gather = new Debounce(DEBOUNCE_MS, () => this.refresh());
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
    const touch = (uri: vscode.Uri) => this.touch(uri);
    this.disposables.push(
      this.gather,
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete(touch),
    );
  }

  /** From here on what changes is read again, and what has changed since the watch began. */
  tell(study: StudyInPart): void {
    this.study = study;
    if (this.changed.size > 0) this.gather.call();
  }

  touch(uri: vscode.Uri): void {
    const path = pathIn(this.root, uri);
    if (!path || path.split('/').some(part => part.startsWith('.') || part === 'node_modules')) return;
    this.changed.add(path);
    this.gather.call();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private refresh(): void {
    if (!this.study) return;
    const paths = [...this.changed];
    this.changed = new Set();
    this.study.refresh(paths).catch(error => this.log.error(error));
  }
}
