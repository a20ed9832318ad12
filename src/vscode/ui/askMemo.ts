import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** In place of a line end: an input box has one line, and would lose the others. */
const LINE_END = '⏎';

/** Asks for a memo. @returns undefined when the user gave up; an empty text removes the memo */
export async function askMemo(title: string, memo: string | undefined): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    value: (memo ?? '').replace(/\r?\n/g, ` ${LINE_END} `),
    prompt: l10n.t('Your thoughts. {0} begins a new line. Leave empty to remove the memo.', LINE_END),
    ignoreFocusOut: true,
  });
  return typed?.trim().replace(new RegExp(` ?${LINE_END} ?`, 'g'), '\n');
}
