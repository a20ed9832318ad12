import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OpeningStudy } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import { isTaken, nameOf } from './movedFiles';

// VS Code neither renames nor moves a file in its Explorer whose editor is locked: this does, and everything goes along as there.

/**
 * Renames or moves a transcript within its study.
 * @param given from a menu; without, the one that is selected in the Explorer or open
 * @param to its new path in the study, when it is known
 */
export async function renameTranscript(
  { studies }: Deps,
  given: vscode.Uri | undefined,
  to?: string,
): Promise<void> {
  const uri = given ?? vscode.window.activeTextEditor?.document.uri;
  const target = uri && studies.target(uri);
  if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
  const { openStudy, transcript } = target;
  const path = to ?? (await askPath(openStudy, transcript.path));
  if (path === undefined || path === transcript.path) return;
  const [oldUri, newUri] = [openStudy.uri(transcript.path), openStudy.uri(path)];
  if (await isTaken(newUri, oldUri)) throw new Refusal(taken(path));
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(oldUri, newUri, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Refusal(l10n.t('“{0}” could not be renamed.', transcript.path));
}

/** The file that is selected in the Explorer, which tells it only by way of the clipboard. */
export async function selectedInExplorer(): Promise<vscode.Uri | undefined> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  try {
    await vscode.commands.executeCommand('copyFilePath');
    const path = await clipboard.readText();
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder && !path.includes('\n') ? folder.uri.with({ path: vscode.Uri.file(path).path }) : undefined;
  } finally {
    await clipboard.writeText(before);
  }
}

async function askPath(openStudy: OpeningStudy, path: string): Promise<string | undefined> {
  const name = path.length - nameOf(openStudy.uri(path)).length;
  const dot = path.lastIndexOf('.');
  const answer = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Rename or move “{0}”', path),
    prompt: l10n.t('New path in the study’s folder. Its coding goes along.'),
    value: path,
    valueSelection: [name, dot > name ? dot : path.length],
    validateInput: async value => {
      const wanted = value.trim();
      if (!isPath(wanted))
        return l10n.t('Enter a path in the study’s folder, such as “interviews/anna.txt”.');
      return wanted !== path && (await isTaken(openStudy.uri(wanted), openStudy.uri(path)))
        ? taken(wanted)
        : undefined;
    },
  });
  return answer?.trim();
}

/** Whether a text is a path that stays in its folder. */
function isPath(text: string): boolean {
  return !text.includes('\\') && text.split('/').every(part => !['', '.', '..'].includes(part));
}

function taken(path: string): string {
  return l10n.t('There is already a file “{0}”.', path);
}
