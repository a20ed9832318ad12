import type { ReadFile } from './contributions/contributions';
import type { FileReader } from './fileStore';

/** Reads files that are taken together; undefined when one of them is missing or cannot be read. */
export async function readTogether(
  store: FileReader,
  paths: readonly string[],
): Promise<readonly ReadFile[] | undefined> {
  const files: ReadFile[] = [];
  for (const path of paths) {
    const bytes = await store.read(path).catch(() => undefined);
    if (!bytes) return undefined;
    files.push({ path, bytes });
  }
  return files;
}

/** Reads files side by side. @returns what gives them again, or why they could not be read */
export async function readAhead(store: FileReader, paths: readonly string[]): Promise<FileReader> {
  const read = await Promise.allSettled(paths.map(path => store.read(path)));
  const byPath = new Map(paths.map((path, i) => [path, read[i]!]));
  return {
    list: folder => store.list(folder),
    async read(path) {
      const known = byPath.get(path);
      if (!known) return store.read(path);
      if (known.status === 'rejected') throw known.reason;
      return known.value;
    },
  };
}

/** Gives what was read already. */
export function readerOf(files: readonly ReadFile[], store: FileReader): FileReader {
  return {
    list: folder => store.list(folder),
    read: async path => files.find(file => file.path === path)?.bytes ?? store.read(path),
  };
}
