import fs from 'node:fs/promises';
import path from 'node:path';

/** A file in a new folder; its path is relative to that, with `/`. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes a folder with files in one step: it is filled beside its place and then put there, so that nobody finds half of it.
 * @param folder absolute; not there, or empty @throws Error, with nothing left behind
 */
export async function writeNewFolder(folder: string, files: readonly NewFile[]): Promise<void> {
  await fs.mkdir(path.dirname(folder), { recursive: true });
  const temporary = await fs.mkdtemp(path.join(path.dirname(folder), '.transcript-coder-'));
  try {
    for (const file of files) {
      const target = path.join(temporary, ...file.path.split('/'));
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(target, file.text, { flag: 'wx' });
    }
    await fs.chmod(temporary, 0o777 & ~process.umask());
    // only an empty one is removed
    await fs.rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await fs.rename(temporary, folder);
  } catch (error) {
    await fs.rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the folders that some files are to be in. @param root absolute @returns those that were made, outermost first */
export async function makeFoldersOf(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const file of paths) {
    const folder = path.dirname(path.join(root, ...file.split('/')));
    const first = await fs.mkdir(folder, { recursive: true });
    if (first !== undefined) made.push(first);
  }
  return made;
}

/** Removes a folder with folders in it that have nothing in them. */
export async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isDirectory()) await removeEmptyFolders(path.join(folder, entry.name));
  await fs.rmdir(folder).catch(() => undefined);
}
