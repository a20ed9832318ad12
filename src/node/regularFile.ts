import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import { unlessMissing } from './fileErrors';

/** So that opening a pipe does not wait for someone to write to it. Windows has neither. */
export const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file, by way of links too. A pipe or a device, of which reading may never end, is no file.
 * @throws errors with a code: `EISDIR` or `NOT_REGULAR` when it is no file, `DANGLING_LINK` when it is a link to none
 */
export async function readRegularFile(file: string): Promise<Buffer> {
  const handle = await fs.open(file, READ_AT_ONCE).catch((error: unknown) => refuseDangling(file, error));
  try {
    refuseOther(await handle.stat());
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/**
 * The same, while everything else waits: a program that has nothing else to do reads four times as many files in its time.
 * @throws as {@link readRegularFile}
 */
export function readRegularFileNow(file: string): Buffer {
  let handle: number;
  try {
    handle = openSync(file, READ_AT_ONCE);
  } catch (error) {
    throw refusalOf(error, () => lstatSync(file, { throwIfNoEntry: false }));
  }
  try {
    refuseOther(fstatSync(handle));
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @throws errors with a code, when it is there and no file */
export async function checkRegularFile(file: string): Promise<void> {
  const stats = await unlessMissing(fs.stat(file).catch((error: unknown) => refuseDangling(file, error)));
  if (stats) refuseOther(stats);
}

/** What is missing behind a link is not simply missing: perhaps a drive is not there. @throws always */
async function refuseDangling(file: string, error: unknown): Promise<never> {
  const stats = await fs.lstat(file).catch(() => undefined);
  throw refusalOf(error, () => stats);
}

function refusalOf(error: unknown, lstat: () => Stats | undefined): unknown {
  const { code } = error as NodeJS.ErrnoException;
  // a socket is not even opened
  if (code === 'ENXIO' || code === 'EOPNOTSUPP') return errorOf('NOT_REGULAR');
  return code === 'ENOENT' && lstat()?.isSymbolicLink() ? errorOf('DANGLING_LINK') : error;
}

function refuseOther(stats: { isFile(): boolean; isDirectory(): boolean }): void {
  if (stats.isFile()) return;
  throw errorOf(stats.isDirectory() ? 'EISDIR' : 'NOT_REGULAR');
}

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code });
}
