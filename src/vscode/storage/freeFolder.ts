import * as vscode from 'vscode';
import { isThere } from './isThere';

/** A folder that is not there yet, called as wished or with a number after it. */
export async function freeFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    if (!(await isThere(folder))) return folder;
  }
}
