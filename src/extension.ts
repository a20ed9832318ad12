import './vscode/translations';
import type * as vscode from 'vscode';
import { type Exports, start } from './vscode/start';

/** On the desktop and on remotes. */
export function activate(context: vscode.ExtensionContext): Exports {
  return start(context, async () => {
    const [{ activateWith }, { platform }] = await Promise.all([
      import('./vscode/activate'),
      import('./desktop'),
    ]);
    return { activateWith, platform };
  });
}
