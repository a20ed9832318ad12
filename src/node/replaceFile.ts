import fs from 'node:fs';
import { fileHasContent, hasContent } from './sameContent';

/** Pauses, in milliseconds, before a rename that Windows refused is tried again. */
const PAUSES = [10, 50, 200, 500];

/** Milliseconds between two looks at a file that somebody may still be writing, and how many there are. */
const LOOK_PAUSE = 10;
const MAX_LOOKS = 10;

const isWindows = process.platform === 'win32';

/** Puts one file in place of another, whatever that is. */
export async function replaceFile(temporary: string, target: string): Promise<void> {
  await retried(() => {
    fs.renameSync(temporary, target);
    return true;
  });
}

/**
 * Puts a file in place of another if that still has a content, with nothing but two calls of the system between the last
 * look at it and the rename. Where there is to be none, a file that somebody else makes at that moment stays: a link is
 * made only where nothing is.
 * @param before undefined where there was no file
 * @returns false, with nothing done, when there is something else
 */
export async function replaceIfSame(
  temporary: string,
  target: string,
  before: Uint8Array | undefined,
): Promise<boolean> {
  return retried(() => (before ? replaceSame(temporary, target, before) : placeNew(temporary, target)));
}

function replaceSame(temporary: string, target: string, before: Uint8Array): boolean {
  const seen = markNow(target);
  if (seen === undefined || !fileHasContent(target, before)) return false;
  // reading takes ten times as long as this last look
  if (markNow(target) !== seen) return false;
  fs.renameSync(temporary, target);
  return true;
}

function placeNew(temporary: string, target: string): boolean {
  try {
    fs.linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // not every file system has links
    if (fs.existsSync(target)) return false;
    fs.renameSync(temporary, target);
    return true;
  }
  fs.rmSync(temporary, { force: true });
  return true;
}

/** Which file it is, and of what time; undefined when there is none. */
function markNow(file: string): string | undefined {
  const stats = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
}

/** On Windows a virus scanner or an indexer that has the file open makes a rename fail for a moment. */
async function retried(task: () => boolean): Promise<boolean> {
  for (const pause of isWindows ? PAUSES : []) {
    try {
      return task();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') throw error;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
  return task();
}

/**
 * A file that is about to be replaced, held open: what a program that has it open, too, writes into it after that would be
 * seen by nobody. On Windows, where an open file cannot be replaced, nothing is held.
 */
export class ReplacedFile {
  private constructor(private readonly handle: number) {}

  static open(file: string): ReplacedFile | undefined {
    if (isWindows) return undefined;
    try {
      return new ReplacedFile(fs.openSync(file, 'r'));
    } catch {
      return undefined;
    }
  }

  /** What the file has in it when that is not what it had; once nobody writes any more, as far as that can be told. */
  async changedFrom(before: Uint8Array): Promise<Uint8Array | undefined> {
    if (hasContent(this.handle, before)) return undefined;
    let content = this.content();
    if (content.equals(before)) return undefined;
    for (let look = 0; look < MAX_LOOKS; look++) {
      await new Promise(resolve => setTimeout(resolve, LOOK_PAUSE));
      const now = this.content();
      if (now.length > 0 && now.equals(content)) break;
      content = now;
    }
    return content;
  }

  /** Nobody waits for it: the old content is given back to the disk meanwhile. */
  close(): void {
    fs.close(this.handle, () => undefined);
  }

  private content(): Buffer {
    const { size } = fs.fstatSync(this.handle);
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const count = fs.readSync(this.handle, bytes, read, size - read, read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  }
}
