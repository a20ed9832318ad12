import * as vscode from 'vscode';
import type { Result } from '../../core/base/result';

/** Something the user asked for cannot be done; the message is shown as it is. */
export class Refusal extends Error {}

/** The value of a success; a failure becomes a message to the user. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

/** The extension's commands, of which every failure is shown and logged. */
export class Commands implements vscode.Disposable {
  private readonly runs = new Map<string, (...args: unknown[]) => unknown>();
  private readonly disposables: vscode.Disposable[];

  /**
   * @param ids all of them, which can be called at once, and wait until they are registered
   * @param ready until they are, and changes under way are made: a quick second command finds what the first one did
   */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    ids: readonly string[],
    private readonly ready: () => Promise<void>,
  ) {
    this.disposables = ids.map(id =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => this.run(id, args)),
    );
  }

  // Commands take whatever VS Code, a keybinding or a test passes
  register<A extends unknown[], R>(id: string, run: (...args: A) => R | Promise<R>): vscode.Disposable {
    this.runs.set(id, run as (...args: unknown[]) => unknown);
    return new vscode.Disposable(() => this.runs.delete(id));
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async run(id: string, args: readonly unknown[]): Promise<unknown> {
    try {
      await this.ready();
      const run = this.runs.get(id);
      if (!run) throw new Error('not registered'); // not for the catalogue
      return await run(...args);
    } catch (error) {
      this.report(id, error);
      return undefined;
    }
  }

  private report(id: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    // what is said to a person can name codes and quote words: that is nothing for a log
    if (error instanceof Refusal) this.log.warn(`${id}: refused`);
    else this.log.error(`${id}: ${error instanceof Error ? (error.stack ?? message) : message}`);
    void vscode.window.showErrorMessage(message);
  }
}
