import type { Entry } from './fileStore';

/** What is in each folder, where only the paths of files are known. */
export class FolderEntries {
  private readonly folders = new Map<string, Map<string, Entry>>([['', new Map()]]);

  /** @param files their paths, with `/` */
  constructor(files: Iterable<string>) {
    for (const path of files) this.enter(path, 'file');
  }

  /** Undefined where there is no such folder; the root (`''`) is always there. */
  list(folder: string): readonly Entry[] | undefined {
    const entries = this.folders.get(folder);
    return entries && [...entries.values()];
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
