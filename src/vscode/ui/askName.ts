import * as vscode from 'vscode';

/**
 * Asks for a name.
 * @param attempt the operation as things are, to say early what is wrong with a name @returns without white space around it
 */
export async function askName(
  title: string,
  value: string,
  attempt: (name: string) => {
    readonly ok: boolean;
    readonly error?: string | vscode.InputBoxValidationMessage;
  },
): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    validateInput: typed => {
      if (typed === value && value !== '') return undefined;
      const outcome = attempt(typed);
      return outcome.ok ? undefined : outcome.error;
    },
  });
  return name?.trim();
}
