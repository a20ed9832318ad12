import { type Stats, constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { readableErrors, unlessMissing } from './fileErrors';
import { type FileMark, dateBack } from './fileMark';
import { withFolderLock } from './folderLock';
import { removeLeftTemporaries, temporaryBeside } from './temporaries';

/** Links to follow before they count as a loop; as Linux has it. */
const MAX_LINKS = 40;

/** Pauses, in milliseconds, before a rename that Windows refused is tried again. */
const PAUSES = [10, 50, 200, 500];

/** Times that a change is made again because the file was written meanwhile. */
const MAX_ATTEMPTS = 10;

type Make = (before: Uint8Array | undefined) => Uint8Array | undefined;
type IsHeld = () => Promise<boolean>;
/** Hears by what the file is known again that was put in place; not called where that cannot be told. */
type Noted = (mark: FileMark) => void;

/**
 * Puts a file in place of the old one in one step: whoever reads it, even if this program is killed meanwhile, finds the
 * old file or the new one, whole. A link stays, the file that it leads to is replaced; mode and, where that is allowed,
 * owner stay. A device or a pipe (`/dev/stdout`) cannot be replaced and is written to.
 * @throws FileError, with the old file as it was
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array): Promise<void> {
  await readableErrors(write(file, bytes));
}

/**
 * Puts what is made of a file in its place, as `writeFileAtomically` does, and never in place of anything else: what
 * others have written since the file was read is read again. Programs that use this function keep each other out
 * between the last look at the file and its replacing; to others (git, a sync program) only the microseconds between
 * these two are left.
 * @param make the new bytes from the old ones, undefined when there is no file; gives undefined to leave all as it is
 * @param noted hears by what the new file is known again
 * @returns false, with nothing written, when others have written the file again and again in the meantime
 * @throws FileError, with the old file as it was
 */
export async function changeFileAtomically(file: string, make: Make, noted?: Noted): Promise<boolean> {
  return readableErrors(change(file, make, noted));
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const old = await fs.stat(file).catch(() => undefined);
  if (old && !old.isFile() && !old.isDirectory()) return fs.writeFile(file, bytes);
  const target = await followLinks(path.resolve(file));
  await writeBeside(target, bytes, async temporary => {
    await replace(temporary, target);
    return true;
  });
}

async function change(file: string, make: Make, noted: Noted | undefined): Promise<boolean> {
  const target = await followLinks(path.resolve(file));
  const folder = path.dirname(target);
  if (await attempt(target, make, noted, put => withFolderLock(folder, put))) return true;
  // who writes there at the same time could be faster every time: now they are kept out from the reading on
  return withFolderLock(folder, async isHeld => {
    for (let tried = 1; tried < MAX_ATTEMPTS; tried++) {
      if (await attempt(target, make, noted, put => put(isHeld))) return true;
    }
    return false;
  });
}

/** @param locked does what it is given while it holds the lock of the file's folder */
async function attempt(
  target: string,
  make: Make,
  noted: Noted | undefined,
  locked: (put: (isHeld: IsHeld) => Promise<boolean>) => Promise<boolean>,
): Promise<boolean> {
  const before = await unlessMissing(fs.readFile(target));
  const after = make(before);
  if (!after) return true;
  return writeBeside(
    target,
    after,
    temporary =>
      locked(async isHeld => {
        const now = await unlessMissing(fs.readFile(target));
        const isSame = now && before ? now.equals(before) : now === before;
        // a lock that was held for long, by a program put to sleep, may have been removed
        if (!isSame || !(await isHeld())) return false;
        await replace(temporary, target);
        return true;
      }),
    noted,
  );
}

/**
 * Writes a temporary file that is to be put in place of another.
 * @param put does that, or says that it did not
 */
async function writeBeside(
  target: string,
  bytes: Uint8Array,
  put: (temporary: string) => Promise<boolean>,
  noted?: Noted,
): Promise<boolean> {
  const old = await fs.stat(target).catch(() => undefined);
  if (old?.isDirectory()) throw errorOf('EISDIR');
  // A rename would replace a file that its owner has made read-only.
  if (old) await fs.access(target, constants.W_OK);

  const temporary = temporaryBeside(target);
  let isPut = false;
  try {
    const mark = await writeAndSync(temporary, bytes, old, noted !== undefined);
    await removeLeftTemporaries(temporary);
    isPut = await put(temporary);
    if (isPut && mark !== undefined) noted?.(mark);
  } finally {
    if (!isPut) await fs.rm(temporary, { force: true }).catch(() => undefined);
  }
  if (isPut) await syncFolder(path.dirname(target));
  return isPut;
}

/** The file that links lead to; it need not exist. @param file absolute */
export async function followLinks(file: string): Promise<string> {
  let at = file;
  for (let i = 0; i < MAX_LINKS; i++) {
    const link = await fs.readlink(at).catch(() => undefined);
    if (link === undefined) return at;
    at = path.resolve(await fs.realpath(path.dirname(at)), link);
  }
  throw errorOf('ELOOP');
}

async function writeAndSync(
  file: string,
  bytes: Uint8Array,
  like: Stats | undefined,
  isMarked: boolean,
): Promise<FileMark | undefined> {
  const handle = await fs.open(file, 'wx', like?.mode);
  try {
    await handle.writeFile(bytes);
    if (like) {
      await handle.chown(like.uid, like.gid).catch(() => undefined);
      await handle.chmod(like.mode & 0o7777).catch(() => undefined);
    }
    const mark = isMarked ? await dateBack(handle) : undefined;
    await handle.sync();
    return mark;
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
