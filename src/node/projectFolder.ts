import fs from 'node:fs/promises';
import path from 'node:path';
import { UnusableFile } from '../core/exchange/codebookIn/readXml';
import { MAX_BYTES, tooLarge } from '../core/exchange/projectIn/unpackProject';
import type { ProjectFolder } from '../core/exchange/toolsIn/qc';
import { readRegularFile } from './regularFile';

/** The folder of a project of another tool. Nothing outside of it is read, whatever the project names, and not by links either. */
export class NodeProjectFolder implements ProjectFolder {
  private bytesLeft = MAX_BYTES;

  /** @param root absolute */
  constructor(private readonly root: string) {}

  async read(file: string): Promise<Uint8Array | undefined> {
    const found = await this.inside(file);
    const stats = found === undefined ? undefined : await fs.stat(found).catch(() => undefined);
    if (found === undefined || !stats?.isFile()) return undefined;
    this.bytesLeft -= stats.size;
    if (this.bytesLeft < 0) throw new UnusableFile(tooLarge());
    return readRegularFile(found);
  }

  async list(folder: string): Promise<readonly string[]> {
    const found = await this.inside(folder);
    const entries = found === undefined ? [] : await fs.readdir(found).catch(() => []);
    return entries.sort();
  }

  /** The real path of something; undefined where it is not there, or outside. */
  private async inside(name: string): Promise<string | undefined> {
    if (name.includes('\0')) return undefined;
    const [root, found] = await Promise.all([
      fs.realpath(this.root),
      fs.realpath(path.resolve(this.root, name)).catch(() => undefined),
    ]);
    const way = found === undefined ? '..' : path.relative(root, found);
    const isOutside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
    return isOutside ? undefined : found;
  }
}
