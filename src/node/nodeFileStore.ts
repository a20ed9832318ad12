import fs from 'node:fs/promises';
import path from 'node:path';
import type { Entry, FileStore } from '../study/fileStore';
import { readableErrors, readableNow, unlessMissing } from './fileErrors';
import { linkTarget } from './linkTarget';
import { removeFile, renameFile } from './moveFile';
import { nodePrograms } from './programs';
import { readRegularFileNow } from './regularFile';
import { changeFileAtomically } from './writeFile';

/** A study's files on this machine's disk. */
export class NodeFileStore implements FileStore {
  readonly programs = nodePrograms;

  /** @param root the study's folder, absolute or relative to the working directory */
  constructor(private readonly root: string) {}

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const absolute = this.absolute(folder);
    const entries = await readableErrors(unlessMissing(fs.readdir(absolute, { withFileTypes: true })));
    if (!entries) return undefined;
    const found = entries.map(async (entry): Promise<Entry> => {
      if (entry.isFile()) return { name: entry.name, kind: 'file' };
      if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
      return entry.isSymbolicLink()
        ? this.followLink(folder, entry.name)
        : { name: entry.name, kind: 'other' };
    });
    return Promise.all(found);
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    return this.readNow(file);
  }

  /** The bytes of a file, at once; undefined when it does not exist. @throws as {@link read} */
  readNow(file: string): Uint8Array | undefined {
    return readableNow(() => readRegularFileNow(this.absolute(file)));
  }

  async change(
    file: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    return changeFileAtomically(this.absolute(file), make);
  }

  async rename(from: string, to: string): Promise<boolean> {
    return readableErrors(renameFile(this.absolute(from), this.absolute(to)));
  }

  async remove(file: string, content: Uint8Array): Promise<boolean> {
    return readableErrors(removeFile(this.absolute(file), content));
  }

  private absolute(relative: string): string {
    return path.join(this.root, ...relative.split('/'));
  }

  private async followLink(folder: string, name: string): Promise<Entry> {
    const link = path.join(this.absolute(folder), name);
    const [target, leadsTo] = await Promise.all([
      fs.stat(link).catch(() => undefined),
      linkTarget(this.root, link),
    ]);
    if (!leadsTo || !(target?.isFile() || target?.isDirectory())) return { name, kind: 'other' };
    return { name, kind: target.isFile() ? 'file' : 'folder', link: leadsTo };
  }
}
