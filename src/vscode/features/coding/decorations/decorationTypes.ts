import * as vscode from 'vscode';
import { type Look, optionsOf } from './looks';
import { MarkTheme } from './theme';

/** Types beyond this are let go of when nothing is drawn with them any more. */
const MAX_TYPES = 600;
/** So many at a time: to dispose of thousands at once would hold up the window. */
const MAX_DISPOSED = 60;

/** Makes decoration types when first needed: one for each look, for all editors. */
export class DecorationTypes implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private theme = MarkTheme.current();

  get(key: string, look: Look): vscode.TextEditorDecorationType {
    let type = this.types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(optionsOf(look, this.theme));
      this.types.set(key, type);
    }
    return type;
  }

  known(key: string): vscode.TextEditorDecorationType | undefined {
    return this.types.get(key);
  }

  /** Lets go of some that no editor shows, once there are many. */
  prune(isShown: (key: string) => boolean): void {
    if (this.types.size <= MAX_TYPES) return;
    const unused = [...this.types.keys()].filter(key => !isShown(key)).slice(0, MAX_DISPOSED);
    for (const key of unused) {
      this.types.get(key)!.dispose();
      this.types.delete(key);
    }
  }

  /** Lets go of all: they are made again for another theme. */
  clear(): void {
    this.dispose();
    this.types.clear();
    this.theme = MarkTheme.current();
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
  }
}
