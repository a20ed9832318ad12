import assert from 'node:assert/strict';

/** Milliseconds: a machine that is four times as slow still gets there. */
const PATIENCE = 60_000;

/** What is seen is this, now or soon: a page is drawn in several goes. Fails with what was seen last. */
export async function becomes<T>(look: () => Promise<T>, expected: T): Promise<void> {
  await untilHeld(look, seen => assert.deepEqual(seen, expected));
}

/** As {@link becomes}, for a text that has something in it. */
export async function comesToMatch(look: () => Promise<string | null>, expected: RegExp): Promise<void> {
  await untilHeld(look, seen => assert.match(seen ?? '', expected));
}

async function untilHeld<T>(look: () => Promise<T>, hold: (seen: T) => void): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; await new Promise(resolve => setTimeout(resolve, 50))) {
    try {
      return hold(await look());
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) absentYet(error);
      if (Date.now() > end) throw error;
    }
  }
}

/**
 * A file that is being written or renamed may be gone when it is read, a page that is made anew, and a row that is to be clicked:
 * states like any other.
 */
export function absentYet(error: unknown): false {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || name === 'TimeoutError') return false;
  if (/Frame was detached|Execution context was destroyed/.test(message)) return false;
  throw error;
}
