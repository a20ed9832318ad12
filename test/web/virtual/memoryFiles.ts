import * as vscode from 'vscode';

/** What a call of the provider goes through first. */
export type Manner = 'ordinary' | 'readOnly' | 'slow';

/** Most milliseconds that a slow call takes. */
const SLOW_MS = 200;

interface Node {
  /** Undefined for a folder. */
  content: Uint8Array | undefined;
  mtime: number;
}

/** Files and folders in memory, as an extension brings them that opens an archive, a server or a repository on the web. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly nodes = new Map<string, Node>([['/', { content: undefined, mtime: 1 }]]);
  private time = 1;
  private state = 1;
  readonly onDidChangeFile = this.changed.event;
  manner: Manner = 'ordinary';
  /** What was asked so far, such as `readDirectory /work`. */
  readonly calls: string[] = [];

  constructor(readonly scheme: string) {}

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  /** Writes a file past all manners, with the folders that it is in, and tells of it. */
  put(path: string, text: string): void {
    const parts = path.split('/').slice(1);
    for (let i = 1; i < parts.length; i++) {
      const folder = `/${parts.slice(0, i).join('/')}`;
      if (!this.nodes.has(folder)) this.nodes.set(folder, { content: undefined, mtime: ++this.time });
    }
    this.set(path, new TextEncoder().encode(text));
  }

  text(path: string): string | undefined {
    const content = this.nodes.get(path)?.content;
    return content && new TextDecoder().decode(content);
  }

  /** All files with their texts, in the order of their paths. */
  get all(): Record<string, string> {
    const files = [...this.nodes.keys()].filter(path => this.nodes.get(path)!.content).sort();
    return Object.fromEntries(files.map(path => [path, this.text(path)!]));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await this.called('stat', uri);
    const { content, mtime } = this.node(uri);
    const type = content ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 1, mtime, size: content?.length ?? 0 };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.called('readDirectory', uri);
    if (this.node(uri).content) throw vscode.FileSystemError.FileNotADirectory(uri);
    const inside = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.nodes].flatMap(([path, { content }]) => {
      const name = path.slice(inside.length);
      if (!path.startsWith(inside) || name === '' || name.includes('/')) return [];
      return [[name, content ? vscode.FileType.File : vscode.FileType.Directory]];
    });
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.called('readFile', uri);
    const { content } = this.node(uri);
    if (!content) throw vscode.FileSystemError.FileIsADirectory(uri);
    return content.slice();
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.called('writeFile', uri);
    this.set(uri.path, content.slice());
  }

  async createDirectory(uri: vscode.Uri): Promise<void> {
    await this.called('createDirectory', uri);
    if (this.nodes.has(uri.path)) throw vscode.FileSystemError.FileExists(uri);
    this.nodes.set(uri.path, { content: undefined, mtime: ++this.time });
    this.changed.fire([{ type: vscode.FileChangeType.Created, uri }]);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.called('delete', uri);
    this.node(uri);
    for (const path of [...this.nodes.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.nodes.delete(path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  async rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { overwrite: boolean }): Promise<void> {
    await this.called('rename', from);
    this.node(from);
    if (this.nodes.has(to.path) && !overwrite) throw vscode.FileSystemError.FileExists(to);
    for (const [path, node] of [...this.nodes]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.nodes.delete(path);
      this.nodes.set(to.path + path.slice(from.path.length), node);
    }
    this.changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  private async called(name: string, uri: vscode.Uri): Promise<void> {
    this.calls.push(`${name} ${uri.path}`);
    if (this.manner === 'slow') await new Promise(resolve => setTimeout(resolve, this.random() * SLOW_MS));
    const isRead = ['stat', 'readDirectory', 'readFile'].includes(name);
    if (this.manner === 'readOnly' && !isRead) throw vscode.FileSystemError.NoPermissions(uri);
  }

  private node(uri: vscode.Uri): Node {
    const node = this.nodes.get(uri.path);
    if (!node) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  }

  private set(path: string, content: Uint8Array): void {
    const type = this.nodes.has(path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.nodes.set(path, { content, mtime: ++this.time });
    this.changed.fire([{ type, uri: this.uri(path) }]);
  }

  /** In [0, 1), and the same in every run. */
  private random(): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state / 2147483647;
  }
}
