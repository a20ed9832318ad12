import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { MEMO_FOLDER } from '../../../core/memos/analyticMemo';
import { memoFileName, newMemoText } from '../../../core/memos/newMemo';
import type { Deps } from '../../deps';
import { written } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';

/** Begins an analytic memo: a file in the folder of memos, which is opened to be written. @param given its title, without asking */
export async function newMemo(deps: Deps, given?: string): Promise<vscode.Uri | undefined> {
  const openStudy = requireStudy(deps.studies);
  const title =
    given ??
    (await vscode.window.showInputBox({
      ignoreFocusOut: true,
      title: l10n.t('New Analytic Memo'),
      prompt: l10n.t('What is it about? The title becomes its heading and the name of its file.'),
      validateInput: typed => (typed.trim() === '' ? l10n.t('Enter a title.') : undefined),
    }));
  if (title === undefined || title.trim() === '') return undefined;
  const folder = openStudy.uri(MEMO_FOLDER);
  const taken = new Set((await entriesOf(folder)).map(name => name.toLowerCase()));
  const uri = vscode.Uri.joinPath(
    folder,
    memoFileName(title, name => taken.has(name)),
  );
  const active = vscode.window.activeTextEditor?.document.uri;
  const transcript = active && deps.studies.target(active);
  const text = newMemoText({
    title,
    ...(transcript?.openStudy === openStudy ? { transcripts: [transcript.transcript.path] } : {}),
    coder: deps.coder.of(openStudy)?.id,
    created: deps.now(),
  });
  const path = openStudy.path(uri)!;
  await written(path, vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text)));
  openStudy.touch(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(text.length);
  // with the cursor: one that is set later goes back to there from what is typed meanwhile
  await vscode.window.showTextDocument(document, {
    viewColumn: active ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    preview: false,
    selection: new vscode.Range(end, end),
  });
  return uri;
}

async function entriesOf(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}
