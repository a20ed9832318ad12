import './vscode/translations';
import type * as vscode from 'vscode';
import { type ForTests, activateWith } from './vscode/activate';
import { changeThroughWorkspace } from './vscode/storage/workspaceFileStore';

/** In the browser: files go through VS Code alone. */
export function activate(context: vscode.ExtensionContext): Promise<ForTests | undefined> {
  return activateWith(context, { changeFile: changeThroughWorkspace });
}
