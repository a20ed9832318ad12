import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CONFLICT_PROBLEMS } from './conflictedFiles';

/** On a file's conflict: the way to resolve it. */
export class ConflictFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const ours = diagnostics.filter(
      ({ source, code }) => source === 'Transcript Coder' && CONFLICT_PROBLEMS.includes(String(code)), // not for the catalogue
    );
    if (ours.length === 0) return [];
    const title = l10n.t('Resolve Coding Conflict…');
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = ours;
    action.isPreferred = true;
    action.command = { command: 'transcriptCoder.resolveConflict', title, arguments: [uri] };
    return [action];
  }
}
