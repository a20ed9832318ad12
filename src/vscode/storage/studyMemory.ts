import * as vscode from 'vscode';
import type { PlaceMemory } from '../../study/placeMemory';
import { PlaceStorage } from './placeStorage';
import { TextStorage } from './textStorage';

/** What the extension keeps on this machine to find segments again: outside of studies and of git, never needed. */
export class StudyMemory {
  readonly texts: TextStorage;

  constructor(
    private readonly storage: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.texts = new TextStorage(vscode.Uri.joinPath(storage, 'texts'), vscode.workspace.fs, log);
  }

  places(root: vscode.Uri): PlaceMemory {
    return new PlaceStorage(this.storage, root, this.log);
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    await this.texts.clear();
    const places = vscode.Uri.joinPath(this.storage, 'places');
    await vscode.workspace.fs.delete(places, { recursive: true }).then(undefined, () => undefined);
  }
}
