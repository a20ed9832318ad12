import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { keyFile } from '../../../../core/pseudonyms/keyFile';
import type { PreparedPlan } from '../../../../study/pseudonymise/pseudonymise';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { confirm } from '../../../ui/confirm';
import { Refusal, unwrap } from '../../../ui/failure';
import { showText } from '../../../ui/showText';
import { planDetails } from './planView';

/**
 * Replaces words in all files of a study, after a person has said where the key goes.
 * @param to where, outside the study and its repository; asked for without. @returns whether it was done
 */
export async function replaceWords(
  deps: Deps,
  openStudy: OpenStudy,
  plan: PreparedPlan,
  to?: vscode.Uri,
): Promise<boolean> {
  // what is undone next is of this study
  deps.studies.use(openStudy);
  const key = to ?? (await askForKey(deps, openStudy, plan));
  if (!key) return false;
  const refused = await deps.keyFiles.refusal(openStudy, key);
  if (refused !== undefined) throw new Refusal(refused);
  const isInGit = await deps.keyFiles.isInGit(openStudy);
  const removeKey = await deps.keyFiles.write(key, keyFile(plan));
  const location = vscode.ProgressLocation.Notification;
  const done = await vscode.window.withProgress({ location, title: l10n.t('Replacing words') }, () =>
    openStudy.study.pseudonymise(plan),
  );
  if (!done.ok) await removeKey();
  unwrap(done);
  void tell(deps, plan, isInGit);
  return true;
}

async function askForKey(
  deps: Deps,
  openStudy: OpenStudy,
  plan: PreparedPlan,
): Promise<vscode.Uri | undefined> {
  const isMeant = await confirm(
    l10n.t('Replace these words in all files of the study?'),
    [
      ...planDetails(plan),
      l10n.t(
        'Next, choose where the key goes: the file that says what was replaced by what. It must be outside the study.',
      ),
    ],
    l10n.t('Choose Where the Key Goes…'),
  );
  if (!isMeant) return undefined;
  for (;;) {
    const name = (openStudy.study.file?.name ?? '').replace(/[\\/:*?"<>|]+/g, ' ').trim();
    const key = await vscode.window.showSaveDialog({
      title: l10n.t('Save the key outside the study'),
      defaultUri: vscode.Uri.joinPath(openStudy.root, '..', `${l10n.t('Key {0}', name).trim()}.csv`),
      filters: { [l10n.t('Table (CSV)')]: ['csv'] },
      saveLabel: l10n.t('Save Key and Replace'),
    });
    if (!key) return undefined;
    const refused = await deps.keyFiles.refusal(openStudy, key);
    if (refused === undefined) return key;
    const again = l10n.t('Choose Again…');
    const answer = await vscode.window.showWarningMessage(refused, { modal: true }, again);
    if (answer !== again) return undefined;
  }
}

/** Says what was done, and plainly what was not. */
async function tell({ context }: Deps, plan: PreparedPlan, isInGit: boolean): Promise<void> {
  const { counts, rewrites, remaining } = plan;
  const places = counts.reduce((sum, count) => sum + count, 0);
  const said = [
    l10n.t('Replaced in {0} places; files changed: {1}.', places, rewrites.length),
    ...(remaining.length > 0 ? [l10n.t('Some words stay.')] : []),
    ...(isInGit ? [l10n.t('The history of the git repository still has the names.')] : []),
  ].join(' ');
  const [more, stays, undo] = [l10n.t('What to Do'), l10n.t('Show What Stays'), l10n.t('Undo')];
  const buttons = [more, ...(remaining.length > 0 ? [stays] : []), undo];
  const { showWarningMessage, showInformationMessage } = vscode.window;
  const answer = await (isInGit ? showWarningMessage : showInformationMessage)(said, ...buttons);
  if (answer === undo) await vscode.commands.executeCommand('transcriptCoder.undoCoding');
  if (answer === stays) await showText(remaining.map(({ path, reason }) => `${path}: ${reason}\n`).join(''));
  if (answer === more) {
    const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'privacy.md');
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }
}
