import * as vscode from 'vscode';
import { activateWith } from './vscode/activate';

/** In the browser: files go through VS Code alone. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWith(context, (uri, bytes) => vscode.workspace.fs.writeFile(uri, bytes));
}
