import * as vscode from 'vscode';
import type { GitMergeDriver } from '../../../../study/gitPort';
import { availableGit } from '../../../session/availableGit';
import { requireStudy } from '../../../ui/requireStudy';
import type { Deps } from '../../../deps';
import { installDriver, removeDriver } from './installDriver';

/** Lets git merge coding by what it means, in this repository and on this machine. */
export function register({ commands, studies, context }: Deps): vscode.Disposable {
  const driverHere = async (): Promise<GitMergeDriver> => {
    const git = await availableGit(studies, requireStudy(studies));
    return git.driver(vscode.Uri.joinPath(context.extensionUri, 'dist', 'driver.js').fsPath);
  };
  return vscode.Disposable.from(
    commands.register('transcriptCoder.installMergeDriver', async (isConfirmed?: unknown) =>
      installDriver(await driverHere(), isConfirmed === true),
    ),
    commands.register('transcriptCoder.removeMergeDriver', async (isConfirmed?: unknown) =>
      removeDriver(await driverHere(), isConfirmed === true),
    ),
  );
}
