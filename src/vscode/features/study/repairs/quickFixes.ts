import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { oddFileName } from '../../../../core/coding/oddFileName';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { Studies } from '../../../session/studies';

/** For each kind of problem what can be done about it in one go. */
export class Repairs implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly studies: Studies) {}

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const ours = diagnostics.filter(({ source }) => source === 'Transcript Coder'); // not for the catalogue
    return ours.flatMap(diagnostic => {
      switch (diagnostic.code) {
        case 'double-segment':
          return [fix(diagnostic, l10n.t('Join Duplicate Segments'), 'transcriptCoder.joinDuplicates', uri)];
        case 'odd-file-name':
          return this.renames(diagnostic, uri);
        case 'same-name':
          return this.merges(diagnostic, uri);
        default:
          return [];
      }
    });
  }

  private renames(diagnostic: vscode.Diagnostic, uri: vscode.Uri): vscode.CodeAction[] {
    const path = this.studies.studyOf(uri)?.path(uri);
    const odd = path === undefined ? undefined : oddFileName(path);
    if (!odd || !parseSidecarPath(odd.meant)) return [];
    const name = odd.meant.slice(odd.meant.lastIndexOf('/') + 1);
    const title = l10n.t('Rename to or Merge into {0}', name);
    return [fix(diagnostic, title, 'transcriptCoder.renameCodingFile', uri)];
  }

  private merges(diagnostic: vscode.Diagnostic, uri: vscode.Uri): vscode.CodeAction[] {
    const openStudy = this.studies.studyOf(uri);
    if (!openStudy) return [];
    // the message names the ids
    const group = openStudy.study.codebook
      .sameNamed()
      .find(codes => codes.filter(({ id }) => diagnostic.message.includes(id)).length > 1);
    const [into, code] = group?.filter(({ id }) => diagnostic.message.includes(id)) ?? [];
    if (!into || !code) return [];
    const title = l10n.t('Merge {0} into {1}', code.id, into.id);
    return [fix(diagnostic, title, 'transcriptCoder.mergeCode', { openStudy, code }, into.id)];
  }
}

function fix(
  diagnostic: vscode.Diagnostic,
  title: string,
  command: string,
  ...args: unknown[]
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.command = { command, title, arguments: args };
  return action;
}
