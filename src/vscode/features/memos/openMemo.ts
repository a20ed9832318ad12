import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import type { OpeningStudy } from '../../session/openStudy';
import { type MemoSubject, isOwn, memoOf } from './memoSubject';
import { memoUri } from './memoUri';
import { Refusal } from '../../ui/failure';

/**
 * Opens a memo in an editor of its own, beside what is there.
 * @param typed what somebody has begun to write, which is put in place of what is there, and not saved yet
 */
export async function openMemo(
  deps: Deps,
  openStudy: OpeningStudy,
  subject: MemoSubject,
  typed?: string,
): Promise<void> {
  const memo = memoOf(openStudy, subject);
  if (memo === undefined) throw new Refusal(l10n.t('This memo is no longer there.'));
  const document = await vscode.workspace.openTextDocument(memoUri(openStudy, subject));
  const text = document.getText();
  if (typed !== undefined && typed !== text && isOwn(deps, openStudy, subject)) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(0), document.positionAt(text.length)),
      typed,
    );
    await vscode.workspace.applyEdit(edit);
  }
  const end = document.positionAt(document.getText().length);
  // all of it before it is shown: a cursor that is set later goes back to there from what is typed meanwhile
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: false,
    selection: new vscode.Range(end, end),
  });
}
