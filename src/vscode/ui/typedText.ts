import * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';

/** What an editor does with what is typed. */
const TYPE = 'type';

interface Typed {
  readonly text: string;
}

/**
 * Hears of what is typed in an editor that is no single key, as `ä` or `(`, while something that asks is on its way. VS Code has
 * everything that anybody types go through the extension as long as this is there.
 */
export function hearTyped(typedAhead: TypedAhead): vscode.Disposable {
  try {
    const hearing = vscode.commands.registerCommand(TYPE, async (typed: Typed) => {
      if (typedAhead.isWaiting) return typedAhead.noteText(typed.text);
      hearing.dispose();
      await vscode.commands.executeCommand(`default:${TYPE}`, typed);
    });
    return hearing;
  } catch {
    // an extension such as Vim hears of it already
    return new vscode.Disposable(() => undefined);
  }
}
