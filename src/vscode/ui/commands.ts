import * as vscode from 'vscode';
import type { Result } from '../../core/base/result';

/** Something the user asked for cannot be done; the message is shown as it is. */
export class Refusal extends Error {}

/** The value of a success; a failure becomes a message to the user. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

/** What commands wait for. */
export interface Ready {
  /** Until they are registered, and changes under way are made: a quick second command finds what the first one did. */
  readonly begun: () => Promise<void>;
  /** Until, besides, all studies are read. */
  readonly whole: () => Promise<void>;
}

interface Run {
  readonly run: (...args: unknown[]) => unknown;
  /** What it waits for besides; undefined for nothing. */
  readonly ready: (() => Promise<void>) | undefined;
}

/** The extension's commands, of which every failure is shown and logged. */
export class Commands implements vscode.Disposable {
  private readonly runs = new Map<string, Run>();
  private readonly disposables: vscode.Disposable[];

  /**
   * @param ids all of them, which can be called at once, and wait until they are registered
   */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    ids: readonly string[],
    private readonly ready: Ready,
  ) {
    this.disposables = ids.map(id =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => this.run(id, args)),
    );
  }

  // Commands take whatever VS Code, a keybinding or a test passes
  /** Registers a command, which waits until all studies are read. */
  register<A extends unknown[], R>(id: string, run: (...args: A) => R | Promise<R>): vscode.Disposable {
    return this.add(id, run, this.ready.whole);
  }

  /** Registers a command that needs no more of a study than the transcript in the active editor. */
  registerForEditor<A extends unknown[], R>(
    id: string,
    run: (...args: A) => R | Promise<R>,
  ): vscode.Disposable {
    return this.add(id, run, undefined);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private add<A extends unknown[], R>(
    id: string,
    run: (...args: A) => R | Promise<R>,
    ready: Run['ready'],
  ): vscode.Disposable {
    this.runs.set(id, { run: run as Run['run'], ready });
    return new vscode.Disposable(() => this.runs.delete(id));
  }

  private async run(id: string, args: readonly unknown[]): Promise<unknown> {
    try {
      await this.ready.begun();
      const command = this.runs.get(id);
      if (!command) throw new Error('not registered'); // not for the catalogue
      await command.ready?.();
      return await command.run(...args);
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
