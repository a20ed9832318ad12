import * as vscode from 'vscode';
import type { Result } from '../../core/base/result';

/** Something the user asked for cannot be done; the message is shown as it is. */
export class Refusal extends Error {}

/** The value of a success; a failure becomes a message to the user. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

/** Registers commands so that every failure is shown and logged. */
export class Commands {
  /** @param settled until changes under way are made: a quick second command finds what the first one did */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly settled: () => Promise<void>,
  ) {}

  // Commands take whatever VS Code, a keybinding or a test passes
  register<A extends unknown[], R>(id: string, run: (...args: A) => R | Promise<R>): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await this.settled();
        return await run(...(args as A));
      } catch (error) {
        this.report(id, error);
        return undefined;
      }
    });
  }

  private report(id: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    // what is said to a person can name codes and quote words: that is nothing for a log
    if (error instanceof Refusal) this.log.warn(`${id}: refused`);
    else this.log.error(`${id}: ${error instanceof Error ? (error.stack ?? message) : message}`);
    void vscode.window.showErrorMessage(message);
  }
}
