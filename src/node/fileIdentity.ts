import fs from 'node:fs/promises';

/** What tells a file from all others, whatever the path to it; undefined when there is none. */
export async function identityOf(file: string): Promise<string | undefined> {
  const stats = await fs.stat(file, { bigint: true }).catch(() => undefined);
  return stats && `${stats.dev}:${stats.ino}`;
}
