import './vscode/translations';
import type * as vscode from 'vscode';
import { activateWith } from './vscode/activate';
import { changeThroughWorkspace } from './vscode/storage/workspaceFileStore';

/** In the browser: files go through VS Code alone. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWith(context, { changeFile: changeThroughWorkspace });
}
