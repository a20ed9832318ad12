import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileStore } from '../../study/fileStore';
import { type Recovery, recoverOperations } from '../../study/recovery';

/** Milliseconds after which it is looked again at what another program may still be writing. */
const AGAIN_MS = 30_000;

/** Takes back what was done to some of several files when VS Code was ended in between, before a study is read. */
export class UnfinishedOperations implements vscode.Disposable {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** @param changed hears of files that are others then, should that take until later */
  async recover(
    root: vscode.Uri,
    store: FileStore,
    changed: (paths: readonly string[]) => void,
  ): Promise<void> {
    const key = root.toString();
    clearTimeout(this.timers.get(key));
    const recovery = await this.tryTo(store);
    if (!recovery) return;
    this.tell(root, recovery);
    if (recovery.takenBack.length > 0) changed(recovery.takenBack);
    if (recovery.isPending)
      this.timers.set(
        key,
        setTimeout(() => void this.recover(root, store, changed), AGAIN_MS),
      );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** A folder that cannot be read is told of by those who read the study in it. */
  private async tryTo(store: FileStore): Promise<Recovery | undefined> {
    try {
      return await recoverOperations(store, Date.now());
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  private tell(root: vscode.Uri, { takenBack, failures }: Recovery): void {
    if (takenBack.length > 0) {
      this.log.info(`${root.path}: ${takenBack.length} files of an unfinished operation restored`);
      void vscode.window.showInformationMessage(
        l10n.t(
          'VS Code was closed while a change of several files was being written. It was undone in all of them: make it again if you still want it.',
        ),
      );
    }
    for (const failure of failures) {
      this.log.error(failure);
      void vscode.window.showWarningMessage(
        l10n.t('A change of several files was not finished and could not be undone: {0}', failure),
      );
    }
  }
}
