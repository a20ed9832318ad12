import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { freeFolder } from '../../../storage/freeFolder';
import { written } from '../../../ui/failure';
import type { Deps } from '../../../deps';

/** Paths of the sample study's files in its folder: put in by the build, since the web cannot list a folder. */
declare const SAMPLE_STUDY_FILES: readonly string[];

const FOLDER = 'sample-study';

/** Arguments for tests; without them the user is asked, and the copy is opened. */
export interface SampleArguments {
  /** Where the copy is put, in a new folder. */
  readonly folder: vscode.Uri;
}

/**
 * Copies the sample study into a folder of the user's choice and opens it.
 * @returns the new folder
 */
export async function openSampleStudy(
  { context }: Deps,
  args: SampleArguments | undefined,
): Promise<vscode.Uri | undefined> {
  const parent = args?.folder ?? (await chooseParent());
  if (!parent) return undefined;
  const target = await freeFolder(parent, FOLDER);
  const source = vscode.Uri.joinPath(context.extensionUri, 'media', FOLDER);
  for (const file of SAMPLE_STUDY_FILES) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(source, file));
    await written(file, vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, file), bytes));
  }
  if (args) return target;
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow });
  return target;
}

async function chooseParent(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    title: l10n.t('Where do you want to put a copy of the sample study?'),
    openLabel: l10n.t('Copy Here'),
  });
  return chosen?.[0];
}
