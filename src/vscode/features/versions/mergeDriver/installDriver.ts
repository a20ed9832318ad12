import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { GitMergeDriver } from '../../../../study/gitPort';
import { Refusal, unwrap } from '../../../ui/failure';

/** Milliseconds for which the status bar says what was done. */
const STATUS_MS = 8000;

/** Enters the merge driver, after a look at the lines that are entered. */
export async function installDriver(driver: GitMergeDriver, isConfirmed: boolean): Promise<void> {
  const message = l10n.t('Let git merge coding files, the codebook and the study file by their meaning?');
  const detail = [
    l10n.t('In .git/config of this repository, on this machine only:'),
    ...driver.settings.map(({ key, value }) => `${key} = ${value}`),
    '',
    l10n.t('In .gitattributes in the study’s folder; commit it so that others can install the driver too:'),
    ...driver.attributes,
  ].join('\n');
  const install = l10n.t('Install');
  const isWanted =
    isConfirmed ||
    (await vscode.window.showInformationMessage(message, { modal: true, detail }, install)) === install;
  if (!isWanted) return;
  unwrap(await driver.install());
  say(l10n.t('The merge driver has been installed. Commit .gitattributes.'));
}

/** Takes exactly those lines out again. @throws Refusal where there are none */
export async function removeDriver(driver: GitMergeDriver, isConfirmed: boolean): Promise<void> {
  const there = await driver.installed();
  if (!there || (there.driver === undefined && there.attributes.length === 0))
    throw new Refusal(l10n.t('No merge driver is installed in this repository.'));
  const message = l10n.t('Remove the merge driver? Git will then merge these files as plain text.');
  const detail = [
    l10n.t('From .git/config of this repository:'),
    there.driver ?? '—',
    '',
    l10n.t('From .gitattributes in the study’s folder:'),
    ...there.attributes,
  ].join('\n');
  const remove = l10n.t('Remove');
  const isWanted =
    isConfirmed ||
    (await vscode.window.showWarningMessage(message, { modal: true, detail }, remove)) === remove;
  if (!isWanted) return;
  unwrap(await driver.uninstall());
  say(l10n.t('The merge driver has been removed.'));
}

function say(text: string): void {
  vscode.window.setStatusBarMessage(`$(git-merge) ${text}`, STATUS_MS);
}
