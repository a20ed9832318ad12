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

/** Gives what was read already. */
export function readerOf(files: readonly ReadFile[], store: FileReader): FileReader {
  return {
    list: folder => store.list(folder),
    read: async path => files.find(file => file.path === path)?.bytes ?? store.read(path),
  };
}
