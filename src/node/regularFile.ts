import { constants } from 'node:fs';
import fs from 'node:fs/promises';

/** So that opening a pipe does not wait for someone to write to it. Windows has neither. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file, by way of links too. A pipe or a device, of which reading may never end, is no file.
 * @throws errors with a code, `EISDIR` or `NOT_REGULAR` when it is no file
 */
export async function readRegularFile(file: string): Promise<Buffer> {
  const handle = await fs.open(file, READ_AT_ONCE);
  try {
    refuseOther(await handle.stat());
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** @throws errors with a code, when it is there and no file */
export async function checkRegularFile(file: string): Promise<void> {
  const stats = await fs.stat(file).catch(() => undefined);
  if (stats) refuseOther(stats);
}

function refuseOther(stats: { isFile(): boolean; isDirectory(): boolean }): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'NOT_REGULAR';
  throw Object.assign(new Error(code), { code });
}
