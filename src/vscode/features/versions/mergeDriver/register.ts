import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { GitMergeDriver } from '../../../../study/gitPort';
import { availableGit } from '../../../session/availableGit';
import { requireStudy } from '../../../ui/requireStudy';
import { Refusal, unwrap } from '../../../ui/commands';
import type { Deps } from '../../../deps';

/** Milliseconds for which the status bar says what was done. */
const STATUS_MS = 8000;

/** Lets git merge coding by what it means, in this repository and on this machine: after a look at what is entered. */
export function register({ commands, studies, context }: Deps): vscode.Disposable {
  const driverHere = async (): Promise<GitMergeDriver> => {
    const git = await availableGit(studies, requireStudy(studies));
    return git.driver(vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath);
  };
  const say = (text: string) => vscode.window.setStatusBarMessage(`$(git-merge) ${text}`, STATUS_MS);
  return vscode.Disposable.from(
    commands.register('transcriptCoder.installMergeDriver', async (isConfirmed?: unknown) => {
      const driver = await driverHere();
      const install = l10n.t('Install');
      const message = l10n.t('Let git merge coding files, the codebook and the study file by their meaning?');
      const detail = [
        l10n.t('In .git/config of this repository, on this machine only:'),
        ...driver.settings.map(({ key, value }) => `${key} = ${value}`),
        '',
        l10n.t(
          'In .gitattributes in the study’s folder; commit it so that others can install the driver too:',
        ),
        ...driver.attributes,
      ].join('\n');
      const isWanted =
        isConfirmed === true ||
        (await vscode.window.showInformationMessage(message, { modal: true, detail }, install)) === install;
      if (!isWanted) return;
      unwrap(await driver.install());
      say(l10n.t('The merge driver has been installed. Commit .gitattributes.'));
    }),
    commands.register('transcriptCoder.removeMergeDriver', async (isConfirmed?: unknown) => {
      const driver = await driverHere();
      const there = await driver.installed();
      if (!there || (there.driver === undefined && there.attributes.length === 0))
        throw new Refusal(l10n.t('No merge driver is installed in this repository.'));
      const remove = l10n.t('Remove');
      const message = l10n.t('Remove the merge driver? Git will then merge these files as plain text.');
      const detail = [
        l10n.t('From .git/config of this repository:'),
        there.driver ?? '—',
        '',
        l10n.t('From .gitattributes in the study’s folder:'),
        ...there.attributes,
      ].join('\n');
      const isWanted =
        isConfirmed === true ||
        (await vscode.window.showWarningMessage(message, { modal: true, detail }, remove)) === remove;
      if (!isWanted) return;
      unwrap(await driver.uninstall());
      say(l10n.t('The merge driver has been removed.'));
    }),
  );
}
