import * as vscode from 'vscode';

/** Shows Markdown that is no file, to be read, searched and copied. */
export async function showText(content: string, preserveFocus = false): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preserveFocus });
}
