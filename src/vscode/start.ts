import * as vscode from 'vscode';
import type { activateWith } from './activate';
import type { Platform } from './platform';
import type { Studies } from './session/studies';
import { KeptLog } from './session/keptLog';
import { Commands } from './ui/commands';
import { contextValues } from './ui/contextKey';
import { type ToldFailure, toldFailures } from './ui/failure';
import { PreviewLinks } from './ui/previewLinks';

/** What VS Code’s Markdown preview is given; other extensions need nothing. */
export type Exports = Pick<PreviewLinks, 'extendMarkdownIt'> & Partial<ForTests>;

/** What our own tests look into. */
export interface ForTests {
  /** When-clause keys as they were last set. */
  readonly contextValues: ReadonlyMap<string, unknown>;
  /** What the log has at the level Trace. */
  readonly traceLines: readonly string[];
  readonly toldFailures: readonly ToldFailure[];
}

/** The rest of the extension. */
export interface Rest {
  readonly activateWith: typeof activateWith;
  readonly platform: Platform;
}

/**
 * Activates the extension with what little it takes to have its commands, so that VS Code, which starts many extensions at the
 * same time, waits for no more than that. The rest is loaded in the next turn, and commands wait for it.
 */
export function start(context: vscode.ExtensionContext, load: () => Promise<Rest>): Exports {
  const keptLog = new KeptLog(vscode.window.createOutputChannel('Transcript Coder', { log: true })); // not for the catalogue
  const log = keptLog.channel;
  const traceLines: string[] = [];
  const previewLinks = new PreviewLinks();
  const isTest = context.extensionMode === vscode.ExtensionMode.Test;
  const started: Promise<Studies> = nextTurn()
    .then(load)
    .then(({ activateWith, platform }) =>
      activateWith(context, platform, {
        ...{ log, keptLog, commands, previewLinks },
        traceLines: isTest ? traceLines : undefined,
      }),
    );
  const commands = new Commands(log, declaredCommands(context), singleKeys(context), {
    begun: async () => (await started).activeRead(),
    whole: async () => (await started).whole(),
  });
  context.subscriptions.push(log, commands);
  started.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  const { extendMarkdownIt } = previewLinks;
  return { extendMarkdownIt, ...(isTest ? { contextValues, traceLines, toldFailures } : {}) };
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly args?: { readonly singleKey?: string };
    }[];
  };
}

function declaredCommands({ extension }: vscode.ExtensionContext): string[] {
  return (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
}

/** The commands that one key calls, without Ctrl or Alt. */
function singleKeys({ extension }: vscode.ExtensionContext): ReadonlySet<string> {
  const { keybindings } = (extension.packageJSON as Manifest).contributes;
  return new Set(keybindings.flatMap(({ command, args }) => (args?.singleKey === undefined ? [] : command)));
}
