import * as vscode from 'vscode';
import { isThere } from './isThere';

/** Folders that were made for files to come. */
export class NewFolders {
  private readonly made: vscode.Uri[] = [];

  constructor(private readonly root: vscode.Uri) {}

  /** Makes the folders that some files are to be in. @param paths relative to the root, with `/` */
  async makeFor(paths: readonly string[]): Promise<void> {
    const folders = new Set(['', ...paths.flatMap(foldersOf)]);
    for (const folder of folders) {
      const uri = folder === '' ? this.root : vscode.Uri.joinPath(this.root, folder);
      if (await isThere(uri)) continue;
      await vscode.workspace.fs.createDirectory(uri);
      this.made.push(uri);
    }
  }

  /** Removes those that were made and have nothing in them. */
  async removeEmpty(): Promise<void> {
    for (const folder of this.made.splice(0).reverse())
      try {
        await vscode.workspace.fs.delete(folder, { recursive: false, useTrash: false });
      } catch {
        // somebody has put something into it
      }
  }
}

/** The folders that a file is in, outermost first: of `a/b/c.txt` these are `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
