import type { Entry, FileStore } from './fileStore';

/** Files in memory that are only read, such as those of an archive; paths with `/`. */
export class MemoryFiles implements FileStore {
  private readonly folders = new Map<string, Map<string, Entry>>([['', new Map()]]);

  constructor(private readonly files: ReadonlyMap<string, Uint8Array>) {
    for (const path of files.keys()) this.enter(path, 'file');
  }

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const entries = this.folders.get(folder);
    return entries && [...entries.values()];
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path);
  }

  async change(): Promise<boolean> {
    return false;
  }

  async rename(): Promise<boolean> {
    return false;
  }

  async remove(): Promise<boolean> {
    return false;
  }

  private enter(path: string, kind: 'file' | 'folder'): void {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    const name = path.slice(slash + 1);
    let entries = this.folders.get(folder);
    if (!entries) {
      this.folders.set(folder, (entries = new Map()));
      this.enter(folder, 'folder');
    }
    if (!entries.has(name)) entries.set(name, { name, kind });
  }
}
