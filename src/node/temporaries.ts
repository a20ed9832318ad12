import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { TEMPORARY_PREFIX } from '../study/fileStore';

const OURS = new RegExp(`^\\${TEMPORARY_PREFIX}-[0-9a-f]{16}\\.tmp$`);

/** Milliseconds after its last change during which a temporary file counts as still being written. */
const WRITING = 60_000;

/** When each folder was last looked through, in milliseconds of the process: a listing over a network takes a while. */
const looked = new Map<string, number>();

/** A new name for a file that is to become the given one, in the same folder, so that a rename can put it in place. */
export function temporaryBeside(file: string): string {
  return path.join(path.dirname(file), `${TEMPORARY_PREFIX}-${randomBytes(8).toString('hex')}.tmp`);
}

/**
 * Removes what killed programs have left in a folder, at most once a minute. Files that may still be written stay; what
 * cannot be removed stays, too.
 * @param fresh a temporary file there that has just been written: by its time, not by this machine's clock, others are
 * old or not, as a folder on a server goes by the server's
 */
export async function removeLeftTemporaries(fresh: string): Promise<void> {
  const folder = path.dirname(fresh);
  const last = looked.get(folder);
  if (last !== undefined && performance.now() - last < WRITING) return;
  looked.set(folder, performance.now());
  try {
    const now = (await fs.stat(fresh)).mtimeMs;
    const names = (await fs.readdir(folder)).filter(name => OURS.test(name));
    for (const name of names) await removeIfOld(path.join(folder, name), now);
  } catch {
    // a folder that may be written in but not listed
  }
}

async function removeIfOld(file: string, now: number): Promise<void> {
  const stat = await fs.stat(file).catch(() => undefined);
  if (stat && now - stat.mtimeMs > WRITING) await fs.rm(file, { force: true }).catch(() => undefined);
}
