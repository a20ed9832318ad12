import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { unlessMissing } from './fileErrors';

/** So that opening a pipe does not wait for someone to write to it. Windows has neither. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

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

/** @throws errors with a code, when it is there and no file */
export async function checkRegularFile(file: string): Promise<void> {
  const stats = await unlessMissing(fs.stat(file).catch((error: unknown) => refuseDangling(file, error)));
  if (stats) refuseOther(stats);
}

/** What is missing behind a link is not simply missing: perhaps a drive is not there. @throws always */
async function refuseDangling(file: string, error: unknown): Promise<never> {
  const { code } = error as NodeJS.ErrnoException;
  // a socket is not even opened
  if (code === 'ENXIO' || code === 'EOPNOTSUPP') throw errorOf('NOT_REGULAR');
  const isLink = code === 'ENOENT' && (await fs.lstat(file).catch(() => undefined))?.isSymbolicLink();
  throw isLink ? errorOf('DANGLING_LINK') : error;
}

function refuseOther(stats: { isFile(): boolean; isDirectory(): boolean }): void {
  if (stats.isFile()) return;
  throw errorOf(stats.isDirectory() ? 'EISDIR' : 'NOT_REGULAR');
}

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code });
}
