import { type Stats, constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { readableErrors, unlessMissing } from './fileErrors';
import { type FileMark, dateBack } from './fileMark';
import { withFolderLock } from './folderLock';
import { readRegularFile } from './regularFile';
import { ReplacedFile, replaceFile, replaceIfSame } from './replaceFile';
import { fileHasContent } from './sameContent';
import { withSharedFolderLock } from './sharedFolderLock';
import { syncFolder } from './syncFolder';
import { removeLeftTemporaries, temporaryBeside } from './temporaries';
import { removedIfEnded } from './untilDone';

/** Links to follow before they count as a loop; as Linux has it. */
const MAX_LINKS = 40;

/** Times that a change is made again because the file was written meanwhile. */
const MAX_ATTEMPTS = 10;

type Make = (before: Uint8Array | undefined) => Uint8Array | undefined;
type Content = Uint8Array | Iterable<string>;
type IsHeld = () => Promise<boolean>;
/** Hears by what the file is known again that was put in place; not called where that cannot be told. */
type Noted = (mark: FileMark) => void;

/**
 * Puts a file in place of the old one in one step: whoever reads it, even if this program is killed meanwhile, finds the
 * old file or the new one, whole. A link stays, the file that it leads to is replaced; mode and, where that is allowed,
 * owner stay. A device or a pipe (`/dev/stdout`) cannot be replaced and is written to.
 * @param content bytes, or chunks of text that are made while they are written
 * @throws FileError, with the old file as it was
 */
export async function writeFileAtomically(file: string, content: Content): Promise<void> {
  await readableErrors(write(file, content));
}

/**
 * Puts what is made of a file in its place, as `writeFileAtomically` does, and never in place of anything else: what
 * others have written since the file was read is read again. Programs that use this function keep each other out
 * between the last look at the file and its replacing; to others (git, a sync program) only the microseconds between
 * these two are left. What others put there right afterwards, or go on writing into the file that was replaced, is taken
 * in: the new file is made once more, of that.
 * @param make the new bytes from the old ones, undefined when there is no file; gives undefined to leave all as it is
 * @param noted hears by what the new file is known again
 * @returns false, with nothing written, when others have written the file again and again in the meantime
 * @throws FileError, with the old file as it was
 */
export async function changeFileAtomically(file: string, make: Make, noted?: Noted): Promise<boolean> {
  return readableErrors(change(file, make, noted));
}

async function write(file: string, content: Content): Promise<void> {
  const old = await fs.stat(file).catch(() => undefined);
  if (old && !old.isFile() && !old.isDirectory()) return fs.writeFile(file, content);
  const target = await followLinks(path.resolve(file));
  await writeBeside(target, content, async temporary => {
    await replaceFile(temporary, target);
    await syncFolder(path.dirname(target));
    return true;
  });
}

async function change(file: string, make: Make, noted: Noted | undefined): Promise<boolean> {
  const target = await followLinks(path.resolve(file));
  const isLink = target !== path.resolve(file);
  // a file made there would be one that nobody knows of: perhaps the drive is missing on which it is
  if (isLink && !(await unlessMissing(fs.stat(target)))) throw errorOf('DANGLING_LINK');
  const folder = path.dirname(target);
  if (await attempt(target, make, noted, put => withSharedFolderLock(folder, put))) return true;
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
  const before = await unlessMissing(readRegularFile(target));
  const after = make(before);
  if (!after) return true;
  return writeBeside(
    target,
    after,
    (temporary, mark) =>
      locked(isHeld => put({ target, make, noted }, { before, after, temporary, mark }, isHeld)),
    noted !== undefined,
  );
}

interface Change {
  readonly target: string;
  readonly make: Make;
  readonly noted: Noted | undefined;
}

interface Made {
  /** What was made of what. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  readonly temporary: string;
  readonly mark: FileMark | undefined;
}

/** Puts what was made in place of what it was made of, and looks whether others did something at the same moment. */
async function put(change: Change, made: Made, isHeld: IsHeld): Promise<boolean> {
  const { target, make, noted } = change;
  const { before, after } = made;
  // a lock that was held for long, by a program put to sleep, may have been removed
  if (!(await isHeld())) return false;
  const old = before && ReplacedFile.open(target);
  try {
    if (!(await replaceIfSame(made.temporary, target, before))) return false;
    if (made.mark !== undefined) noted?.(made.mark);
    await syncFolder(path.dirname(target));
    const other = await otherThan(target, after);
    // someone who has not seen ours: it is made again, of theirs, unless they have what it does
    if (other) return !isToBeMadeAgain(make, other, before);
    const late = await old?.changedFrom(before!);
    if (late) await takeIn(change, late, made, isHeld);
    return true;
  } finally {
    old?.close();
  }
}

/** What a file has in it where that is something else; undefined, too, where there is none. */
async function otherThan(file: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const isSame = await unlessMissing(Promise.resolve().then(() => fileHasContent(file, bytes)));
  if (isSame !== false) return undefined;
  const now = await unlessMissing(readRegularFile(file));
  return now?.equals(bytes) ? undefined : now;
}

/** The last call of `make` counts: where it finds nothing to do in a version, that is the one of what was put in place. */
function isToBeMadeAgain(make: Make, version: Uint8Array, before: Uint8Array | undefined): boolean {
  if (make(version)) return true;
  make(before);
  return false;
}

/** Makes the file once more, of what was written into the one that it has replaced. */
async function takeIn(
  { target, make, noted }: Change,
  other: Uint8Array,
  { before, after }: Made,
  isHeld: IsHeld,
): Promise<void> {
  const both = make(other);
  const isTaken =
    both &&
    (await writeBeside(
      target,
      both,
      async (temporary, mark) => {
        if (!(await isHeld()) || !(await replaceIfSame(temporary, target, after))) return false;
        if (mark !== undefined) noted?.(mark);
        await syncFolder(path.dirname(target));
        return true;
      },
      noted !== undefined,
    ));
  if (!isTaken) make(before);
}

/**
 * Writes a temporary file that is to be put in place of another.
 * @param put does that, or says that it did not; it hears by what the file will be known again
 */
async function writeBeside(
  target: string,
  content: Content,
  put: (temporary: string, mark: FileMark | undefined) => Promise<boolean>,
  isMarked = false,
): Promise<boolean> {
  const old = await fs.stat(target).catch(() => undefined);
  if (old?.isDirectory()) throw errorOf('EISDIR');
  // A rename would replace a file that its owner has made read-only.
  if (old) await fs.access(target, constants.W_OK);

  const temporary = temporaryBeside(target);
  let isPut = false;
  try {
    const writing = () => writeAndSync(temporary, content, old, isMarked);
    const mark = await (content instanceof Uint8Array ? writing() : removedIfEnded(temporary, writing));
    await removeLeftTemporaries(temporary);
    isPut = await put(temporary, mark);
  } finally {
    if (!isPut) await fs.rm(temporary, { force: true }).catch(() => undefined);
  }
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
  content: Content,
  like: Stats | undefined,
  isMarked: boolean,
): Promise<FileMark | undefined> {
  const handle = await fs.open(file, 'wx', like?.mode);
  try {
    await fs.writeFile(handle, content);
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

function errorOf(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
