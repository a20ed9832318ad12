import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Asks before something is deleted. @param details what goes with it; empty ones are left out */
export async function confirmDelete(name: string, details: readonly string[]): Promise<boolean> {
  const remove = l10n.t('Delete');
  return confirm(l10n.t('Delete “{0}”?', name), details, remove);
}

/** Asks in a dialog that cannot be overlooked. */
export async function confirm(
  question: string,
  details: readonly string[],
  button: string,
): Promise<boolean> {
  const detail = details.filter(Boolean).join('\n');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  return answer === button;
}
