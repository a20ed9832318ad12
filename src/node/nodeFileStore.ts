import { randomBytes } from 'node:crypto';
import { type Stats, constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Entry, FileStore } from '../study/fileStore';
import { readableErrors, unlessMissing } from './fileErrors';

/** Links to follow before they count as going round in a circle; as Linux has it. */
const MOST_LINKS = 40;

/** Pauses, in milliseconds, before a rename that Windows refused is tried again. */
const PAUSES = [10, 50, 200, 500];

/** A study's files on this machine's disk. */
export class NodeFileStore implements FileStore {
  /** @param root the study's folder, absolute or relative to the working directory */
  constructor(private readonly root: string) {}

  /**
   * Links are what they lead to. Those that lead nowhere, or to a folder that the listed one is in, are left out, and so
   * is what is neither a file nor a folder.
   */
  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const absolute = this.absolute(folder);
    const entries = await readableErrors(unlessMissing(fs.readdir(absolute, { withFileTypes: true })));
    if (!entries) return undefined;
    const found = entries.map(async (entry): Promise<Entry | undefined> => {
      if (entry.isFile()) return { name: entry.name, kind: 'file' };
      if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
      return entry.isSymbolicLink() ? this.followLink(folder, entry.name) : undefined;
    });
    return (await Promise.all(found)).filter(entry => entry !== undefined);
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    return readableErrors(unlessMissing(fs.readFile(this.absolute(file))));
  }

  async write(file: string, bytes: Uint8Array): Promise<void> {
    await writeFileAtomically(this.absolute(file), bytes);
  }

  private absolute(relative: string): string {
    return path.join(this.root, ...relative.split('/'));
  }

  private async followLink(folder: string, name: string): Promise<Entry | undefined> {
    const link = path.join(this.absolute(folder), name);
    const target = await fs.stat(link).catch(() => undefined);
    if (target?.isFile()) return { name, kind: 'file' };
    if (!target?.isDirectory()) return undefined;
    const [real, ...above] = await Promise.all(
      [link, ...this.withParents(folder)].map(one => fs.realpath(one)),
    );
    return above.includes(real!) ? undefined : { name, kind: 'folder' };
  }

  /** The folder and those that it is in, up to the study's, each by the way that led to it. */
  private withParents(folder: string): string[] {
    const names = folder === '' ? [] : folder.split('/');
    return [...names, ''].map((_, i) => this.absolute(names.slice(0, i).join('/')));
  }
}

/**
 * Puts a file in place of the old one in one step: whoever reads it, and whatever ends this program meanwhile, finds the
 * old file or the new one, whole. A link stays, the file that it leads to is replaced; mode and, where that is allowed,
 * owner stay. A device or a pipe (`/dev/stdout`) cannot be replaced and is written to.
 * @throws FileError, with the old file as it was
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array): Promise<void> {
  await readableErrors(write(file, bytes));
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const old = await fs.stat(file).catch(() => undefined);
  if (old && !old.isFile() && !old.isDirectory()) return fs.writeFile(file, bytes);
  const target = await followLinks(path.resolve(file));
  if (old?.isDirectory()) throw errorOf('EISDIR');
  // A rename would replace a file that its owner has made read-only.
  if (old) await fs.access(target, constants.W_OK);

  const temporary = path.join(
    path.dirname(target),
    `.transcript-coder-${randomBytes(8).toString('hex')}.tmp`,
  );
  try {
    await writeAndSync(temporary, bytes, old);
    await replace(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(target));
}

/** The file that links lead to; it need not exist. */
async function followLinks(file: string): Promise<string> {
  let at = file;
  for (let i = 0; i < MOST_LINKS; i++) {
    const link = await fs.readlink(at).catch(() => undefined);
    if (link === undefined) return at;
    at = path.resolve(await fs.realpath(path.dirname(at)), link);
  }
  throw errorOf('ELOOP');
}

async function writeAndSync(file: string, bytes: Uint8Array, like: Stats | undefined): Promise<void> {
  const handle = await fs.open(file, 'wx', like?.mode);
  try {
    await handle.writeFile(bytes);
    if (like) {
      await handle.chown(like.uid, like.gid).catch(() => undefined);
      await handle.chmod(like.mode & 0o7777).catch(() => undefined);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** On Windows a virus scanner or an indexer that has the file open makes a rename fail for a moment. */
async function replace(temporary: string, target: string): Promise<void> {
  for (const pause of process.platform === 'win32' ? PAUSES : []) {
    try {
      return await fs.rename(temporary, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') throw error;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
  await fs.rename(temporary, target);
}

/** Makes the rename last through a power cut. Not every system can do that to a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function errorOf(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
