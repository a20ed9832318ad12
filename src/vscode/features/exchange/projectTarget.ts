import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { STUDY_FILE } from '../../../study/studyFiles';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { freeFolder } from '../../storage/freeFolder';
import { isThere } from '../../storage/isThere';
import { Refusal } from '../../ui/failure';
import { requireWhole } from '../../ui/requireStudy';

/** Where a project is imported into: a study, or a folder that is new or empty. */
export type ProjectTarget = { readonly openStudy: OpenStudy } | { readonly folder: vscode.Uri };

interface Row extends vscode.QuickPickItem {
  readonly target?: ProjectTarget;
}

/** Asks where a project is to be imported into. @param file its name @param name of a new folder for it @returns undefined when the user gave up */
export async function askTarget(
  { studies }: Deps,
  file: string,
  name: string,
): Promise<ProjectTarget | undefined> {
  const into = studies.begun.map((one): Row => {
    const openStudy = requireWhole(one);
    return {
      label: `$(book) ${l10n.t('Into the study “{0}”', one.study.file?.name ?? '')}`,
      detail: l10n.t('What is new is added. Nothing of the study is changed or removed.'),
      target: { openStudy },
    };
  });
  const folders = vscode.workspace.workspaceFolders ?? [];
  const empty: Row[] = [];
  for (const { uri, name: label } of folders)
    if (await isEmpty(uri))
      empty.push({
        label: `$(folder) ${l10n.t('Into the folder “{0}”', label)}`,
        detail: l10n.t('It is empty, and becomes a study.'),
        target: { folder: uri },
      });
  const other: Row = {
    label: `$(new-folder) ${l10n.t('Into a new study…')}`,
    detail: l10n.t('You choose where its folder is.'),
  };
  const rows = [...into, ...empty, other];
  const picked =
    rows.length === 1
      ? other
      : await vscode.window.showQuickPick(rows, {
          title: l10n.t('Where is {0} to be imported?', file),
          ignoreFocusOut: true,
        });
  if (!picked) return undefined;
  return picked.target ?? askFolder(name);
}

async function askFolder(name: string): Promise<ProjectTarget | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    title: l10n.t('Where do you want to put the new study?'),
    openLabel: l10n.t('Put Here'),
  });
  return chosen?.[0] && { folder: await folderFor(chosen[0], name) };
}

/** An empty folder itself; else a new one in it. @throws Refusal within a study */
export async function folderFor(chosen: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let at = chosen; ; at = vscode.Uri.joinPath(at, '..')) {
    if (await isThere(vscode.Uri.joinPath(at, STUDY_FILE)))
      throw new Refusal(
        l10n.t('“{0}” is inside a study. Nothing was imported.', chosen.path.split('/').at(-1) ?? ''),
      );
    if (at.path === '/' || at.path === vscode.Uri.joinPath(at, '..').path) break;
  }
  return (await isEmpty(chosen)) ? chosen : freeFolder(chosen, name);
}

async function isEmpty(folder: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).length === 0;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return true;
    throw error;
  }
}
