import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

const REASONS: Readonly<Record<string, string>> = {
  NoPermissions: l10n.t('permission denied'),
  Unavailable: l10n.t('the files cannot be reached at the moment'),
  FileExists: l10n.t('there is a file with this name already'),
  FileIsADirectory: l10n.t('it is a folder'),
  FileNotADirectory: l10n.t('part of its path is not a folder'),
  FileNotFound: l10n.t('no such file or folder'),
};

/** What a failure of VS Code’s file systems says to a user; undefined for any other. */
export function fileErrorReason(error: unknown): string | undefined {
  return error instanceof vscode.FileSystemError ? REASONS[error.code] : undefined;
}

/** Puts failures of VS Code’s file systems in words that a user can read. */
export async function readableErrors<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = fileErrorReason(error);
    throw reason === undefined ? error : new Error(reason, { cause: error });
  }
}
