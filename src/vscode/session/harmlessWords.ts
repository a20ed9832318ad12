import * as vscode from 'vscode';
import type { OpeningStudy } from './openStudy';

/**
 * Words that somebody has said are harmless, by study. They are kept on this machine, not in the study: what is taken for
 * harmless today may be replaced tomorrow, and would still be in the history of its files.
 */
export class HarmlessWords implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<OpeningStudy>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** Small, as they are compared. */
  of(openStudy: OpeningStudy): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(keyOf(openStudy), []));
  }

  async mark(openStudy: OpeningStudy, words: readonly string[], areHarmless: boolean): Promise<void> {
    const all = new Set(this.of(openStudy));
    for (const one of words) {
      if (areHarmless) all.add(one.toLowerCase());
      else all.delete(one.toLowerCase());
    }
    await this.memory.update(keyOf(openStudy), [...all].sort());
    this.changed.fire(openStudy);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function keyOf({ root }: OpeningStudy): string {
  return `harmlessWords ${root.toString()}`;
}
