import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { keyRefusal } from '../../core/pseudonyms/keyPlace';
import { keyPlace, writeKey } from '../../node/keyFiles';
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
  const { file, study, repository } = await keyPlace(path.resolve(cwd, typed), root).catch(misused);
  const refusal = keyRefusal(file, study, repository);
  if (refusal !== undefined) throw new UsageError(refusal);
  if (await fs.lstat(file).catch(() => undefined))
    throw new UsageError(
      l10n.t('There is already a file “{0}”. Name another one: an old key is never replaced.', typed),
    );
  return { isInGit: repository !== undefined, write: content => writeKey(file, content).catch(misused) };
}

function misused(error: unknown): never {
  throw new UsageError((error as Error).message);
}
