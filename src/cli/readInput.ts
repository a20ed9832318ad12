import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { FileError } from '../node/fileErrors';
import { readRegularFile } from '../node/regularFile';
import { type Io, UsageError } from './command';

/**
 * The bytes of a file that a command names.
 * @param refusal why a file of a size, in bytes, is not read; undefined where it is @throws UsageError
 */
export async function readInput(
  typed: string,
  { cwd }: Io,
  refusal: (size: number) => string | undefined,
): Promise<Uint8Array> {
  const file = path.resolve(cwd, typed);
  try {
    const reason = refusal((await fs.stat(file)).size);
    if (reason !== undefined) throw new UsageError(`${typed}: ${reason}`);
    return await readRegularFile(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(l10n.t('“{0}” cannot be read: {1}.', typed, new FileError(error).message));
  }
}
