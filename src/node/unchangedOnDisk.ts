import { runGit } from './git';
import type { GitFile, GitState } from './gitState';

/** Milliseconds for one command, and bytes that a listing may have. */
const TIMEOUT_MS = 60_000;
const MAX_LISTED = 200_000_000;

/** `H 100644 <oid> 0\t<path>` of `ls-files -v --stage`; `h` and `S` are files at which git was told not to look. */
const LOOKED_AT = /^H 100(?:644|755) ([0-9a-f]{40,64}) 0\t(.+)$/s;

/** By all that file systems tell, whatever a repository's settings say. */
const THOROUGHLY = ['-c', 'core.checkStat=default', '-c', 'core.trustCtime=true'];

/**
 * Files of a commit that git has in its index as the commit has them, and on the disk as its index has them: by size,
 * times and inode, and by content where that does not decide it (git's “racy” files).
 * @returns none when git fails
 */
export async function unchangedOnDisk(
  root: string,
  { files }: GitState,
  git: string,
): Promise<ReadonlyMap<string, GitFile>> {
  const list = async (...args: string[]) => {
    const { bytes, isWhole } = await runGit({
      git,
      folder: root,
      args,
      timeout: TIMEOUT_MS,
      maxBytes: MAX_LISTED,
    });
    return isWhole ? bytes.toString('utf8').split('\0') : undefined;
  };
  const [tracked, changed] = await Promise.all([
    list('ls-files', '-v', '--stage', '-z'),
    list(...THOROUGHLY, 'diff-files', '--name-only', '-z', '--relative', '--ignore-submodules=all'),
  ]);
  const unchanged = new Map<string, GitFile>();
  if (!tracked || !changed) return unchanged;
  for (const record of tracked) {
    const [, oid, path] = LOOKED_AT.exec(record) ?? [];
    const file = path === undefined ? undefined : files.get(path);
    if (file && file.oid === oid) unchanged.set(path!, file);
  }
  for (const path of changed) unchanged.delete(path);
  return unchanged;
}
