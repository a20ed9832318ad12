import { isSkipped } from './walk';
import { STUDY_FILE } from './studyFiles';

/** Folders that are listed at most: a server may take a while for each. */
export const MAX_FOLDERS = 1000;

/** So many are listed at the same time. */
const AT_ONCE = 32;

/** What is in a folder, as far as it is asked here. */
export interface FolderContent {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

const EMPTY: FolderContent = { folders: [], files: [] };

/** Folders with a study, of which `''` is the one in which the search began, and whether some were not looked into. */
export interface FoundStudies {
  readonly roots: readonly string[];
  readonly isCutShort: boolean;
}

/**
 * Looks for studies where nothing else can search: in a folder and those below it, the outer ones first, also in studies. Hidden
 * folders and those of packages are left out. A folder that cannot be listed has none.
 * @param list gives what is in a folder, by its path with `/`
 */
export async function findStudies(
  list: (folder: string) => PromiseLike<FolderContent>,
  maxFolders = MAX_FOLDERS,
): Promise<FoundStudies> {
  const roots: string[] = [];
  let level = [''];
  let left = maxFolders;
  while (level.length > 0 && left > 0) {
    const asked = level.slice(0, left);
    left -= asked.length;
    const contents = await inTurns(asked, async folder => {
      const { folders, files } = await list(folder).then(undefined, () => EMPTY);
      if (files.includes(STUDY_FILE)) roots.push(folder);
      return folders
        .filter(name => !isSkipped(name))
        .map(name => (folder === '' ? name : `${folder}/${name}`));
    });
    level = [...level.slice(asked.length), ...contents.flat()];
  }
  return { roots: roots.sort(), isCutShort: level.length > 0 };
}

/** Results in the order of what they are of. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const open = all.entries();
  const next = async () => {
    for (const [i, one] of open) results[i] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, next));
  return results;
}
