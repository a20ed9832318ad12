import * as vscode from 'vscode';

/** Opens a file that was written for a browser or a word processor: in one, as far as VS Code can do that. */
export async function openExported(uri: vscode.Uri): Promise<void> {
  // in a browser, VS Code cannot have another program open a file
  if (vscode.env.uiKind === vscode.UIKind.Desktop) await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}
