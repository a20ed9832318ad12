import fs from 'node:fs/promises';
import path from 'node:path';

/** Where a folder's repository begins, and the folder as seen from there. */
export interface InRepository {
  /** Absolute, without links; git that is run here finds the same repository as in the folder. */
  readonly base: string;
  /** Relative to that, with `/`; empty for that itself. */
  readonly folder: string;
}

/** What a folder has in it in which a repository begins: that of a working tree, or one without. */
const MARKS = ['.git', 'HEAD'];

/** Finds out in which repositories folders are, without running git; it looks at each folder once. */
export class RepositoryFolders {
  private readonly bases = new Map<string, Promise<string | undefined>>();
  private readonly places = new Map<string, Promise<InRepository | undefined>>();

  /** Undefined where there is no such folder, or surely no repository. @param folder absolute */
  of(folder: string): Promise<InRepository | undefined> {
    let place = this.places.get(folder);
    if (!place) this.places.set(folder, (place = this.find(folder)));
    return place;
  }

  private async find(folder: string): Promise<InRepository | undefined> {
    // git follows links, too
    const real = await fs.realpath(folder).catch(() => undefined);
    const base = real === undefined ? undefined : await this.baseOf(real);
    if (base === undefined) return undefined;
    return { base, folder: path.relative(base, real!).split(path.sep).join('/') };
  }

  private baseOf(folder: string): Promise<string | undefined> {
    let base = this.bases.get(folder);
    if (!base) this.bases.set(folder, (base = this.climb(folder)));
    return base;
  }

  private async climb(folder: string): Promise<string | undefined> {
    for (const mark of MARKS) if (await isThere(path.join(folder, mark))) return folder;
    const above = path.dirname(folder);
    return above === folder ? undefined : this.baseOf(above);
  }
}

async function isThere(file: string): Promise<boolean> {
  // of what may not be looked at git is to say what it is
  return fs.lstat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}
