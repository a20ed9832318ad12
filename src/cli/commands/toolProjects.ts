import fs from 'node:fs/promises';
import path from 'node:path';
import { isDatabase } from '../../core/exchange/toolsIn/isDatabase';
import { READ_AT_ONCE } from '../../node/regularFile';

/** As many bytes as tell a database. */
const HEAD_BYTES = 16;

/** Whether something is a folder, or a file that begins as a database: what it is called does not count. */
export async function mayBeToolProject(file: string, cwd: string): Promise<boolean> {
  const whole = path.resolve(cwd, file);
  const stats = await fs.stat(whole).catch(() => undefined);
  if (stats?.isDirectory()) return true;
  if (!stats?.isFile()) return false;
  const handle = await fs.open(whole, READ_AT_ONCE).catch(() => undefined);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return isDatabase(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
