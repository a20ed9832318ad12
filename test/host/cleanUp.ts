import * as vscode from 'vscode';
import { until, workspace } from './support';

/**
 * Leaves nothing of a test to the next one: no editor, no text that is not saved, no study. What stays would be read and watched
 * by the extension for the rest of the run, and make each test slower than the one before.
 */
export async function cleanUp(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(one => one.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.window.tabGroups.close(
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
    true,
  );
  for (const [name, type] of await vscode.workspace.fs.readDirectory(workspace)) {
    if (type !== vscode.FileType.Directory || !name.startsWith('study-')) continue;
    const folder = vscode.Uri.joinPath(workspace, name);
    // the extension may still be writing in it
    await until(`${name} is deleted`, () =>
      vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false }).then(
        () => true,
        () => false,
      ),
    );
  }
}
