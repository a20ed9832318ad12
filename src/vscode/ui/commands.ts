import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { windowAnswers } from './contextKey';
import { Refusal, showFailure } from './failure';
import { KeptText } from './keptText';
import { TypedAhead } from './typedAhead';
import { hearTyped } from './typedText';

/** What a command is called with that is to do nothing. */
const WARM_UP = 'warmUp';

/** Commands that ask for text, unless they are told what is meant. */
const ASKING: ReadonlySet<string> = new Set([
  'transcriptCoder.applyCode',
  'transcriptCoder.editMemo',
  'transcriptCoder.setValue',
]);

/** What commands wait for. */
export interface Ready {
  /** Until they are registered, and changes under way are made: a quick second command finds what the first one did. */
  readonly begun: () => Promise<void>;
  /** Until, besides, all studies are read. */
  readonly whole: () => Promise<void>;
}

interface Run {
  readonly run: (...args: unknown[]) => unknown;
  /** What it waits for; undefined for nothing. */
  readonly ready: (() => Promise<void>) | undefined;
}

/** The extension's commands, of which every failure is shown and logged. */
export class Commands implements vscode.Disposable {
  private readonly runs = new Map<string, Run>();
  private readonly disposables: vscode.Disposable[];
  /** Keys pressed while something that asks is on its way. */
  readonly typedAhead = new TypedAhead();

  /**
   * @param ids all of them, which can be called at once, and wait until they are registered
   * @param onSingleKeys those that one key calls, without Ctrl or Alt
   */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    ids: readonly string[],
    private readonly onSingleKeys: ReadonlySet<string>,
    private readonly ready: Ready,
  ) {
    this.disposables = ids.map(id =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => this.run(id, args)),
    );
  }

  // Commands take whatever VS Code, a keybinding or a test passes
  /** Registers a command, which waits until all studies are read. */
  register<A extends unknown[], R>(id: string, run: (...args: A) => R | Promise<R>): vscode.Disposable {
    return this.add(id, run, async () => {
      await this.ready.begun();
      await this.ready.whole();
    });
  }

  /** Registers a command that needs no more of a study than the transcript in the active editor. */
  registerForEditor<A extends unknown[], R>(
    id: string,
    run: (...args: A) => R | Promise<R>,
  ): vscode.Disposable {
    return this.add(id, run, () => this.ready.begun());
  }

  /** Registers a command that must come before what is typed next: it waits for no change under way. */
  registerAtOnce<A extends unknown[], R>(id: string, run: (...args: A) => R | Promise<R>): vscode.Disposable {
    return this.add(id, run, undefined);
  }

  /**
   * Has the window call what keys call that come in quick succession, for nothing. Before its first call of a command it asks whether an extension has
   * to be started for that, so that a first key would else come after those that were pressed after it.
   */
  async warmUpKeys(): Promise<void> {
    const ids = [...this.onSingleKeys, 'transcriptCoder.tickCode'];
    const commands = ids.map(command => ({ command, args: WARM_UP }));
    await vscode.commands.executeCommand('runCommands', { commands });
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

  private async run(id: string, given: readonly unknown[]): Promise<unknown> {
    if (given[0] === WARM_UP) return undefined;
    const { key, args } = withoutKey(given);
    if (this.typedAhead.isWaiting && (key !== undefined || this.isBareKey(id, args))) {
      this.typedAhead.note(key ?? '');
      return undefined;
    }
    if (key !== undefined && this.typedAhead.isTooMuch(key)) return undefined;
    const held = ASKING.has(id) && asks(args) ? this.holdBack() : undefined;
    const run = () => this.runNow(id, args, held?.text, key !== undefined);
    try {
      if (key === undefined) return await run();
      return await this.typedAhead.inTurn(key, async () => {
        await run();
        // the next key finds the cursor where this one has put it
        await windowAnswers();
      });
    } finally {
      held?.end();
    }
  }

  /** @param isStray whether a single key may have been pressed by mistake */
  private async runNow(
    id: string,
    args: readonly unknown[],
    text: KeptText | undefined,
    isStray: boolean,
  ): Promise<unknown> {
    try {
      // none is registered before the rest of the extension is loaded
      if (!this.runs.has(id)) await this.ready.begun();
      const command = this.runs.get(id);
      if (!command) throw new Error('not registered'); // not for the catalogue
      // without a wait it runs now: several keys may come at once, and what was typed after this one is told of next
      if (command.ready) await command.ready();
      if (isOfLostRow(args)) throw new Refusal(l10n.t('The list was just being updated. Please try again.'));
      if (text) await text.giveBack();
      return await command.run(...args);
    } catch (error) {
      // what a key that was pressed by mistake cannot do is no cause for a notification
      showFailure(this.log, id, error, isStray);
      return undefined;
    }
  }

  /** Keeps what is typed from now on for what a command will ask. */
  private holdBack(): { readonly text: KeptText | undefined; end(): void } {
    const nothingAsked = this.typedAhead.begin();
    const editor = vscode.window.activeTextEditor;
    const text = editor && new KeptText(editor, this.typedAhead);
    const hearing = hearTyped(this.typedAhead);
    const end = () => {
      nothingAsked();
      text?.dispose();
      hearing.dispose();
    };
    return { text, end };
  }

  /** Whether a key that somebody has chosen for it may have called a command. */
  private isBareKey(id: string, args: readonly unknown[]): boolean {
    return args.length === 0 && this.onSingleKeys.has(id);
  }
}

/** What the extension's own single keys say of themselves, apart from what the command is given. */
function withoutKey([first, ...others]: readonly unknown[]): { key?: string; args: readonly unknown[] } {
  if (
    typeof first !== 'object' ||
    first === null ||
    !('singleKey' in first) ||
    typeof first.singleKey !== 'string'
  )
    return { args: first === undefined && others.length === 0 ? [] : [first, ...others] };
  const { singleKey: key, ...rest } = first;
  return { key, args: Object.keys(rest).length > 0 || others.length > 0 ? [rest, ...others] : [] };
}

/**
 * Whether a command was called on the row of a list that has no such row any more, or not yet again: VS Code calls it with the row
 * and all that are selected, and while the list is read anew it knows no row. What is current or selected is not what was meant.
 */
function isOfLostRow(args: readonly unknown[]): boolean {
  return args.length > 1 && args[0] === undefined;
}

/** Of a command that is called from a row, a link or a key, which says what it is about: called alone it says so. */
export function onTarget<A extends [unknown, ...unknown[]], R>(run: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    if (args[0] === undefined || args[0] === null)
      throw new Refusal(
        l10n.t('This command needs something to act on. Use the row, link or key that is made for it.'),
      );
    return run(...args);
  };
}

/** Whether a command is not told the codes or the segment that are meant. */
function asks([first]: readonly unknown[]): boolean {
  return typeof first !== 'object' || first === null || !('codes' in first);
}
