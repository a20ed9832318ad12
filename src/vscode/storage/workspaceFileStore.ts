import * as vscode from 'vscode';
import { encodedChunks } from './encodedChunks';
import { readableErrors } from './fileErrors';
import type { Entry, FileStore, LinkTarget, Programs } from '../../study/fileStore';

/** Times that a change is made again because the file was written meanwhile. */
const MAX_ATTEMPTS = 10;

/**
 * Puts what is made of a file in its place, as `FileStore.change` does.
 * @param noted hears by what the file is known again that was put there, where that can be told
 */
export type ChangeFile = (
  uri: vscode.Uri,
  make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  noted?: (mark: string) => void,
) => Promise<boolean>;

/** How files are written where they are. */
export interface DiskAccess {
  readonly changeFile: ChangeFile;
  /** Puts a file in place of what is there, in one step; without, VS Code writes into it. */
  readonly writeFile?: (uri: vscode.Uri, content: Uint8Array | Iterable<string>) => Promise<void>;
  /** By what a file is known again as the very one that `changeFile` has put there; undefined where that cannot be told. */
  readonly markOf?: (uri: vscode.Uri) => Promise<string | undefined>;
  /**
   * Rejects, with words for the user, when a path is a pipe or a device, of which reading may never end, or a link that leads
   * nowhere.
   */
  readonly checkFile?: (uri: vscode.Uri) => Promise<void>;
  /** What a link leads to; undefined where that cannot be told. @param root the study's folder */
  readonly linkTarget?: (root: vscode.Uri, link: vscode.Uri) => Promise<LinkTarget | undefined>;
  /** Which programs write to files, where that can be told. */
  readonly programs?: Programs;
}

/** A study's files through VS Code, wherever they are: on the disk, on a remote, in the browser. */
export class WorkspaceFileStore implements FileStore {
  /** By what files are known that were put there by this store, and not read since. */
  private readonly own = new Map<string, string>();

  constructor(
    private readonly root: vscode.Uri,
    private readonly disk: DiskAccess,
  ) {}

  get programs(): Programs | undefined {
    return this.disk.programs;
  }

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const entries = await unlessMissing(vscode.workspace.fs.readDirectory(this.uri(folder)));
    if (!entries) return undefined;
    return Promise.all(entries.map(([name, type]) => this.entry(folder, name, type)));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    // what is read may be anybody's
    this.own.delete(path);
    await this.disk.checkFile?.(this.uri(path));
    return unlessMissing(vscode.workspace.fs.readFile(this.uri(path)));
  }

  async change(
    path: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    this.own.delete(path);
    try {
      return await this.disk.changeFile(this.uri(path), make, mark => this.own.set(path, mark));
    } catch (error) {
      // whoever asked does not know what is there now
      this.own.delete(path);
      throw error;
    }
  }

  async rename(from: string, to: string): Promise<boolean> {
    for (const path of [from, to]) this.own.delete(path);
    try {
      await vscode.workspace.fs.rename(this.uri(from), this.uri(to), { overwrite: false });
      return true;
    } catch (error) {
      if (error instanceof vscode.FileSystemError && /^File(NotFound|Exists)$/.test(error.code)) return false;
      return readableErrors(Promise.reject<boolean>(error));
    }
  }

  async remove(path: string, content: Uint8Array): Promise<boolean> {
    const now = await this.read(path);
    if (!now || !sameBytes(now, content)) return false;
    await readableErrors(vscode.workspace.fs.delete(this.uri(path), { useTrash: false }));
    return true;
  }

  async isOwn(path: string): Promise<boolean> {
    const mark = this.own.get(path);
    return mark !== undefined && (await this.disk.markOf?.(this.uri(path))) === mark;
  }

  private async entry(folder: string, name: string, type: vscode.FileType): Promise<Entry> {
    const { Directory, File, SymbolicLink, Unknown } = vscode.FileType;
    // on a disk that is a pipe, a device or a link to nothing
    if ((type & ~SymbolicLink) === Unknown && (type & SymbolicLink || this.root.scheme === 'file'))
      return { name, kind: 'other' };
    const kind = type & Directory && !(type & File) ? 'folder' : 'file';
    if (!(type & SymbolicLink)) return { name, kind };
    const uri = vscode.Uri.joinPath(this.uri(folder), name);
    const unknown = { real: uri.toString(), isInside: false };
    return { name, kind, link: (await this.disk.linkTarget?.(this.root, uri)) ?? unknown };
  }

  private uri(path: string): vscode.Uri {
    return path === '' ? this.root : vscode.Uri.joinPath(this.root, path);
  }
}

/**
 * Changes a file through VS Code alone, where there is no lock and no writing in one step: the file is read once more
 * right before it is written.
 */
export async function changeThroughWorkspace(
  uri: vscode.Uri,
  make: (before: Uint8Array | undefined) => Uint8Array | undefined,
): Promise<boolean> {
  let before = await unlessMissing(vscode.workspace.fs.readFile(uri));
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const after = make(before);
    if (!after) return true;
    const now = await unlessMissing(vscode.workspace.fs.readFile(uri));
    if (sameBytes(now, before)) {
      await readableErrors(vscode.workspace.fs.writeFile(uri, after));
      return true;
    }
    before = now;
  }
  return false;
}

/** Writes a file through VS Code alone. @param content bytes, or chunks of text */
export async function writeThroughWorkspace(
  uri: vscode.Uri,
  content: Uint8Array | Iterable<string>,
): Promise<void> {
  const bytes = content instanceof Uint8Array ? content : encodedChunks(content);
  await readableErrors(vscode.workspace.fs.writeFile(uri, bytes));
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

async function unlessMissing<T>(reading: Thenable<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    return readableErrors(Promise.reject<undefined>(error));
  }
}
