import * as vscode from 'vscode';
import type { Entry, FileStore } from '../../study/fileStore';

/** Puts a whole file on the disk in place of the old one. */
export type WriteFile = (uri: vscode.Uri, bytes: Uint8Array) => Thenable<void>;

/** A study's files through VS Code, wherever they are: on the disk, on a remote, in the browser. */
export class WorkspaceFileStore implements FileStore {
  constructor(
    private readonly root: vscode.Uri,
    private readonly writeFile: WriteFile,
  ) {}

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const entries = await unlessMissing(vscode.workspace.fs.readDirectory(this.uri(folder)));
    return entries?.map(([name, type]) => ({
      name,
      kind: type & vscode.FileType.Directory ? 'folder' : 'file',
    }));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return unlessMissing(vscode.workspace.fs.readFile(this.uri(path)));
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await this.writeFile(this.uri(path), bytes);
  }

  private uri(path: string): vscode.Uri {
    return path === '' ? this.root : vscode.Uri.joinPath(this.root, path);
  }
}

async function unlessMissing<T>(reading: Thenable<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
