import * as vscode from 'vscode';

/** Files in memory, of which some are only read when that is allowed. */
export class SlowFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly files = new Map<string, Uint8Array>();
  private open!: () => void;
  private readonly allowed = new Promise<void>(resolve => (this.open = resolve));
  readonly onDidChangeFile = this.changed.event;

  /** @param isSlow whether a file waits, by its path */
  constructor(
    files: Record<string, string>,
    private readonly isSlow: (path: string) => boolean,
  ) {
    for (const [path, content] of Object.entries(files))
      this.files.set(path, new TextEncoder().encode(content));
  }

  /** From here on all files are read. */
  allow(): void {
    this.open();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const size = this.files.get(path)?.length;
    if (size === undefined && path !== '/') throw vscode.FileSystemError.FileNotFound(path);
    const type = size === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: 0, size: size ?? 0 };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map(path => [path.slice(1), vscode.FileType.File]);
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    if (this.isSlow(path)) await this.allowed;
    const content = this.files.get(path);
    if (!content) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, content);
    this.changed.fire([{ type, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.files.get(from.path)!);
    this.delete(from);
  }

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions('All files are in one folder.');
  }
}
