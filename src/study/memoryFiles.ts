import type { Entry, FileStore } from './fileStore';
import { FolderEntries } from './folderEntries';

/** Files in memory that are only read, such as those of an archive; paths with `/`. */
export class MemoryFiles implements FileStore {
  private readonly folders: FolderEntries;

  constructor(private readonly files: ReadonlyMap<string, Uint8Array>) {
    this.folders = new FolderEntries(files.keys());
  }

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    return this.folders.list(folder);
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
}
