import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { FileError } from './fileErrors';
import { RepositoryFolders } from './repositoryFolder';

/** Where a file that is still to be written would be, and what is around a study: absolute, with `/` and without links. */
export interface KeyPlace {
  readonly file: string;
  readonly study: string;
  readonly repository: string | undefined;
}

/** @param file absolute, in a folder that is there, as is @param study */
export async function keyPlace(file: string, study: string): Promise<KeyPlace> {
  const [folder, root, repository] = await Promise.all([
    fs.realpath(path.dirname(file)).catch((error: unknown) => notWritten(file, error)),
    fs.realpath(study),
    new RepositoryFolders().of(study),
  ]);
  return {
    file: slashed(path.join(folder, path.basename(file))),
    study: slashed(root),
    repository: repository && slashed(repository.base),
  };
}

/** Writes a key that is not there yet, for its owner alone to read. @returns what removes it again */
export async function writeKey(file: string, content: string): Promise<() => Promise<void>> {
  try {
    await fs.writeFile(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    return notWritten(file, error);
  }
  return () => fs.rm(file, { force: true });
}

function notWritten(file: string, error: unknown): never {
  throw new Error(l10n.t('“{0}” could not be written: {1}.', file, new FileError(error).message));
}

function slashed(name: string): string {
  return name.split(path.sep).join('/');
}
