import type { BigIntStats } from 'node:fs';
import fs from 'node:fs/promises';

/**
 * By what a file is known again as the very one that was put in its place: which file it is, how long, and of what time.
 * The time is one that no later write can give it (see `dateBack`), so that also what others write into it in the same
 * tick of the clock makes it another one.
 */
export type FileMark = string;

/** Of the file as it is now; undefined when there is none. */
export async function markOfFile(file: string): Promise<FileMark | undefined> {
  const stats = await fs.stat(file, { bigint: true }).catch(() => undefined);
  return stats && markOf(stats);
}

/**
 * Dates a new file a moment back. The clocks of file systems tick in milliseconds or seconds: without this, what is
 * written right after our own writing could have the same time as that.
 * @returns undefined where the file system keeps no such time, so that the file could not be told from another one
 */
export async function dateBack(handle: fs.FileHandle): Promise<FileMark | undefined> {
  const made = await handle.stat();
  await handle.utimes(made.atime, new Date(Math.floor(made.mtimeMs) - 1)).catch(() => undefined);
  const stats = await handle.stat({ bigint: true });
  return stats.mtimeMs < BigInt(Math.floor(made.mtimeMs)) ? markOf(stats) : undefined;
}

function markOf({ dev, ino, size, mtimeNs }: BigIntStats): FileMark {
  return `${dev}:${ino}:${size}:${mtimeNs}`;
}
