import * as vscode from 'vscode';
import { writeFileAtomically } from './node/nodeFileStore';
import { activateWith } from './vscode/activate';

/** On the desktop and on remotes: files on the disk are replaced whole, which VS Code's own writing does not promise. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWith(context, (uri, bytes) =>
    uri.scheme === 'file'
      ? writeFileAtomically(uri.fsPath, bytes)
      : vscode.workspace.fs.writeFile(uri, bytes),
  );
}
