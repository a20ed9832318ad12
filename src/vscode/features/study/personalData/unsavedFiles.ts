import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { enumerate } from '../../../../core/base/phrases';
import type { OpeningStudy } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';

/** Asks to save what editors have of a study that is not saved. @returns whether all of it is */
export async function saveFilesOf(openStudy: OpeningStudy): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && openStudy.path(uri) !== undefined,
  );
  if (unsaved.length === 0) return true;
  const save = l10n.t('Save All');
  const names = enumerate(unsaved.map(({ uri }) => openStudy.path(uri)!));
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Words are replaced in files as they are saved. Not saved yet: {0}.', names),
    { modal: true },
    save,
  );
  if (answer !== save) return false;
  for (const document of unsaved)
    if (!(await document.save()))
      throw new Refusal(l10n.t('{0} was not saved.', openStudy.path(document.uri)!));
  await openStudy.study.settled();
  return true;
}
