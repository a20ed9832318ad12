import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { keyRefusal } from '../../core/pseudonyms/keyPlace';
import { FileError } from '../../node/fileErrors';
import { RepositoryFolders } from '../../node/repositoryFolder';
import { type Io, UsageError } from '../command';

/** Where the key of a study goes. */
export interface KeyTarget {
  /** Whether the study is in a git repository. */
  readonly isInGit: boolean;
  /** Writes it, for its owner alone to read. @returns what removes it again @throws UsageError */
  readonly write: (content: string) => Promise<() => Promise<void>>;
}

/** A new file that is neither in the study nor in its repository, whatever links lead there. @throws UsageError */
export async function keyTarget(typed: string, root: string, { cwd }: Io): Promise<KeyTarget> {
  const named = path.resolve(cwd, typed);
  const folder = await fs.realpath(path.dirname(named)).catch((error: unknown) => {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', typed, new FileError(error).message));
  });
  const file = path.join(folder, path.basename(named));
  const repository = await new RepositoryFolders().of(root);
  const refusal = keyRefusal(
    slashed(file),
    slashed(await fs.realpath(root)),
    repository && slashed(repository.base),
  );
  if (refusal !== undefined) throw new UsageError(refusal);
  if (await fs.lstat(file).catch(() => undefined))
    throw new UsageError(
      l10n.t('There is already a file “{0}”. Name another one: an old key is never replaced.', typed),
    );
  const write = async (content: string) => {
    try {
      await fs.writeFile(file, content, { flag: 'wx', mode: 0o600 });
      return () => fs.rm(file, { force: true });
    } catch (error) {
      throw new UsageError(l10n.t('“{0}” could not be written: {1}.', typed, new FileError(error).message));
    }
  };
  return { isInGit: repository !== undefined, write };
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
