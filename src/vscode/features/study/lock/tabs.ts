import * as vscode from 'vscode';

/** The file that VS Code's commands act on: that of the active tab; of a comparison, the one on the right. */
export function activeFile(): vscode.Uri | undefined {
  return fileOf(vscode.window.tabGroups.activeTabGroup.activeTab);
}

/** The files of all tabs. */
export function openFiles(): vscode.Uri[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(tab => fileOf(tab) ?? []));
}

/** The tabs of a file. */
export function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  const key = uri.toString();
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter(tab => fileOf(tab)?.toString() === key),
  );
}

/** The file that a tab shows; of a comparison, the one on the right. */
export function fileOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return undefined;
}

/** Whether a file has changes that are not saved. */
export function isDirty(uri: vscode.Uri): boolean {
  const key = uri.toString();
  // a tab hears of it later than a document
  const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === key);
  return document ? document.isDirty : tabsOf(uri).some(tab => tab.isDirty);
}

/** Brings a file to the front, where a peek or another group has the focus. */
export async function showFile(uri: vscode.Uri): Promise<void> {
  if (activeFile()?.toString() === uri.toString()) return;
  const [tab] = tabsOf(uri);
  await vscode.window.showTextDocument(uri, tab ? { viewColumn: tab.group.viewColumn } : {});
}
