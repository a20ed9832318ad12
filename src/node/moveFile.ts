import fs from 'node:fs/promises';
import path from 'node:path';
import { unlessMissing } from './fileErrors';
import { withFolderLock } from './folderLock';
import { readRegularFile } from './regularFile';

/**
 * Gives a file another path, whatever it has in it by then. Programs that use the lock of the new folder cannot put a file
 * there at the same time.
 * @returns false, with nothing done, where there is something at that path, or no file at the old one
 */
export function renameFile(from: string, to: string): Promise<boolean> {
  return withFolderLock(path.dirname(to), async () => {
    const [source, target] = await Promise.all([from, to].map(file => unlessMissing(fs.lstat(file))));
    if (!source || (target && !(isSame(source, target) && hasSameLetters(from, to)))) return false;
    await fs.rename(from, to);
    return true;
  });
}

/** Removes a file that still has a certain content; else gives false. */
export function removeFile(file: string, content: Uint8Array): Promise<boolean> {
  return withFolderLock(path.dirname(file), async () => {
    const now = await unlessMissing(readRegularFile(file));
    if (!now?.equals(content)) return false;
    await fs.rm(file);
    return true;
  });
}

/** Where capital letters, or how letters are composed, make no other file, two names can be one. */
function hasSameLetters(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

function isSame(a: { dev: number; ino: number }, b: { dev: number; ino: number }): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.ino !== 0;
}
