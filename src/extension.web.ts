import './vscode/translations';
import type * as vscode from 'vscode';
import { type Exports, start } from './vscode/start';

/** In the browser: files go through VS Code alone. */
export function activate(context: vscode.ExtensionContext): Exports {
  return start(context, async () => {
    const [{ activateWith }, { changeThroughWorkspace }] = await Promise.all([
      import('./vscode/activate'),
      import('./vscode/storage/workspaceFileStore'),
    ]);
    return { activateWith, platform: { changeFile: changeThroughWorkspace } };
  });
}
