import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { TEMPORARY_PREFIX } from '../study/fileStore';
import { hasEnded, programName } from './programs';

/** The folder, in the locked one, in which those who want the lock put a file each. */
const LOCK_FOLDER = `${TEMPORARY_PREFIX}.lock`;

/** `<program>-<random>`: the name of such a file. */
const TOKEN = /^(\d+-[0-9a-f]{8})-[0-9a-f]{16}$/;

/** All in milliseconds. */
interface Limits {
  /** No one works for so long: a holder that is seen for longer was put to sleep or has ended. */
  readonly longestHeld: number;
  /** How long to wait for the lock before giving up. */
  readonly patience: number;
}

const LIMITS: Limits = { longestHeld: 5_000, patience: 20_000 };

/** Milliseconds between two attempts, at most: short at first, as the lock is seldom held for longer. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 20;

/**
 * Does some work while no one else who uses this function does any in the same folder: neither in this process nor in
 * another, nor on another machine that has the folder.
 *
 * Whoever wants the lock puts a file of their own name into the lock's folder, and has the lock when no other is in
 * there; of two who come at the same time each sees the other, or one sees that it is alone, never both. The name says
 * whose it is, so that a lock left by a killed process is removed at once, and removing it can never hit the one that
 * someone else has taken meanwhile (as it could if all locks had one name). Whether processes on other machines are
 * alive is unknown: a lock that stays for seconds, by the clock of the one that waits, is removed.
 * @param work gets a function that says whether the lock is still held, to call before it does what cannot be undone
 * @throws errors with a code, `EBUSY` when others do not let go of the lock
 */
export async function withFolderLock<T>(
  folder: string,
  work: (isHeld: () => Promise<boolean>) => Promise<T>,
  limits = LIMITS,
): Promise<T> {
  const lock = path.join(folder, LOCK_FOLDER);
  const token = await take(lock, limits);
  try {
    return await work(async () => (await tokensIn(lock)).includes(token));
  } finally {
    await leave(lock, token);
  }
}

async function take(lock: string, { longestHeld, patience }: Limits): Promise<string> {
  const token = `${programName()}-${randomBytes(8).toString('hex')}`;
  const firstSeen = new Map<string, number>();
  const started = performance.now();
  let pause = FIRST_PAUSE;
  while (performance.now() - started < patience) {
    if ((await isFree(lock, firstSeen, longestHeld)) && (await enter(lock, token))) return token;
    // by chance, so that two who met do not meet again
    await new Promise(resolve => setTimeout(resolve, Math.random() * pause));
    pause = Math.min(pause * 1.2, LONGEST_PAUSE);
  }
  throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
}

/** Whether no one is in the lock's folder, once those who have ended have been removed. */
async function isFree(lock: string, firstSeen: Map<string, number>, longestHeld: number): Promise<boolean> {
  const tokens = await tokensIn(lock);
  for (const token of tokens) {
    if (!firstSeen.has(token)) firstSeen.set(token, performance.now());
    const isLeft =
      performance.now() - firstSeen.get(token)! > longestHeld || hasEnded(TOKEN.exec(token)![1]!) === true;
    if (isLeft) await fs.rm(path.join(lock, token), { force: true }).catch(() => undefined);
  }
  return tokens.length === 0;
}

/** Goes in, and out again when someone else is there. */
async function enter(lock: string, token: string): Promise<boolean> {
  const isOurs = await makeLockFolder(lock);
  try {
    await fs.writeFile(path.join(lock, token), '', { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // whoever made the folder has just removed it, or has not yet opened it to others
    if (code === 'ENOENT' || (!isOurs && (code === 'EACCES' || code === 'EPERM'))) return false;
    throw error;
  }
  const tokens = await tokensIn(lock);
  if (tokens.length === 1 && tokens[0] === token) return true;
  await leave(lock, token);
  return false;
}

/** Who may write in the locked folder must be able to take the lock. Says whether the folder is new. */
async function makeLockFolder(lock: string): Promise<boolean> {
  try {
    await fs.mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
  const { mode } = await fs.stat(path.dirname(lock));
  await fs.chmod(lock, mode & 0o777).catch(() => undefined);
  return true;
}

async function leave(lock: string, token: string): Promise<void> {
  await fs.rm(path.join(lock, token), { force: true }).catch(() => undefined);
  // fails while others are in there
  await fs.rmdir(lock).catch(() => undefined);
}

async function tokensIn(lock: string): Promise<string[]> {
  try {
    return (await fs.readdir(lock)).filter(name => TOKEN.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
