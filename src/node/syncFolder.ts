import fs from 'node:fs/promises';

interface Syncs {
  running: Promise<void>;
  /** Begins when that has ended. */
  next: Promise<void> | undefined;
}

const syncs = new Map<string, Syncs>();

/**
 * Makes renames in a folder last through a power cut. Not every system can do that to a folder. Of several calls at the same
 * time one sees to all: each waits for a sync that began after it was called.
 */
export function syncFolder(folder: string): Promise<void> {
  const known = syncs.get(folder);
  if (!known) {
    const running = sync(folder);
    syncs.set(folder, { running, next: undefined });
    return running;
  }
  known.next ??= known.running.then(() => {
    known.running = sync(folder);
    known.next = undefined;
    return known.running;
  });
  return known.next;
}

async function sync(folder: string): Promise<void> {
  const handle = await fs.open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
  const known = syncs.get(folder);
  if (known && !known.next) syncs.delete(folder);
}
