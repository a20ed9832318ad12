import type { Entry, FileStore } from '../../../src/study/fileStore';

/** A disk in memory, with faults on demand. */
export class MemoryFileStore implements FileStore {
  readonly files = new Map<string, Uint8Array>();
  readonly unreadable = new Set<string>();
  readonly writes: string[] = [];
  readonly reads: string[] = [];
  /** What this store has put somewhere, and nobody has read since. */
  private readonly own = new Map<string, Uint8Array>();
  refuseWrites = false;
  /** What somebody else does between our reading and our writing of a file. */
  meanwhile: (path: string) => void = () => undefined;

  constructor(files: Record<string, string | Uint8Array> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  put(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    if (this.unreadable.has(folder)) throw new Error('permission denied');
    const prefix = folder === '' ? '' : `${folder}/`;
    const entries = new Map<string, Entry>();
    for (const path of [...this.files.keys(), ...this.unreadable]) {
      if (!path.startsWith(prefix) || path === folder) continue;
      const [name, ...below] = path.slice(prefix.length).split('/');
      const isFile = below.length === 0 && this.files.has(path);
      entries.set(name!, { name: name!, kind: isFile ? 'file' : 'folder' });
    }
    return folder !== '' && entries.size === 0 ? undefined : [...entries.values()];
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    if (this.unreadable.has(path)) throw new Error('permission denied');
    this.reads.push(path);
    this.own.delete(path);
    return this.files.get(path);
  }

  async change(
    path: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = await this.read(path);
      const after = make(before);
      if (!after) return true;
      if (this.refuseWrites) throw new Error('the disk is full');
      this.meanwhile(path);
      if (this.files.get(path) !== before) continue;
      this.writes.push(path);
      this.files.set(path, after);
      this.own.set(path, after);
      return true;
    }
    return false;
  }

  async rename(from: string, to: string): Promise<boolean> {
    const bytes = this.files.get(from);
    if (!bytes || this.files.has(to)) return false;
    if (this.refuseWrites) throw new Error('the disk is full');
    this.files.delete(from);
    this.files.set(to, bytes);
    return true;
  }

  async remove(path: string, content: Uint8Array): Promise<boolean> {
    const now = this.files.get(path);
    if (!now || Buffer.compare(now, content) !== 0) return false;
    if (this.refuseWrites) throw new Error('the disk is full');
    this.files.delete(path);
    return true;
  }

  async isOwn(path: string): Promise<boolean> {
    return this.own.has(path) && this.own.get(path) === this.files.get(path);
  }
}
