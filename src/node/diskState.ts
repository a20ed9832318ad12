import { createHash } from 'node:crypto';
import type { StateStore } from '../study/stateStore';
import { NodeFileStore } from './nodeFileStore';

/** A study's files as they are on disk now, named as git would name them. */
export class DiskState extends NodeFileStore implements StateStore {
  /** @param algorithm by which the repository names its objects */
  constructor(
    root: string,
    private readonly algorithm: 'sha1' | 'sha256' = 'sha1',
  ) {
    super(root);
  }

  async id(path: string): Promise<string | undefined> {
    const bytes = await this.read(path);
    if (!bytes) return undefined;
    return createHash(this.algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }

  prefetch(): Promise<void> {
    return Promise.resolve();
  }
}
