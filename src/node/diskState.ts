import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { StateStore } from '../study/stateStore';
import type { GitFile } from './gitState';
import { NodeFileStore } from './nodeFileStore';

/** A study's files as they are on disk now, named as git would name them. */
export class DiskState extends NodeFileStore implements StateStore {
  /**
   * @param folder of the study
   * @param algorithm by which the repository names its objects
   * @param unchanged files that are, as git has found, what it has of them; those of another size are looked at all the same
   */
  constructor(
    private readonly folder: string,
    private readonly algorithm: 'sha1' | 'sha256' = 'sha1',
    private readonly unchanged: ReadonlyMap<string, GitFile> = new Map(),
  ) {
    super(folder);
  }

  async id(file: string): Promise<string | undefined> {
    const known = this.unchanged.get(file);
    if (known && this.hasSize(file, known.size)) return known.oid;
    const bytes = await this.read(file);
    if (!bytes) return undefined;
    return createHash(this.algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }

  prefetch(): Promise<void> {
    return Promise.resolve();
  }

  /** What git changes on the way to the disk, line ends or what is stored elsewhere, has another size there. */
  private hasSize(file: string, size: number | undefined): boolean {
    try {
      const stats = fs.lstatSync(path.join(this.folder, file));
      return stats.isFile() && stats.size === size;
    } catch {
      return false;
    }
  }
}
