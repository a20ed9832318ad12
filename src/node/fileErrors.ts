import * as l10n from '@vscode/l10n';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: l10n.t('permission denied'),
  EPERM: l10n.t('permission denied'),
  EROFS: l10n.t('the disk is read-only'),
  ENOSPC: l10n.t('the disk is full'),
  EDQUOT: l10n.t('the disk quota is exceeded'),
  EFBIG: l10n.t('the file would be too large'),
  ERR_FS_FILE_TOO_LARGE: l10n.t('the file is too large'),
  ERR_STRING_TOO_LONG: l10n.t('the file is too large'),
  EISDIR: l10n.t('it is a folder'),
  ENOENT: l10n.t('no such file or folder'),
  ENOTDIR: l10n.t('part of its path is not a folder'),
  ELOOP: l10n.t('its links form a loop'),
  ENAMETOOLONG: l10n.t('its name is too long'),
  EMFILE: l10n.t('too many files are open'),
  EBUSY: l10n.t('another program is using it'),
  DANGLING_LINK: l10n.t('it is a link to a file that does not exist'),
  NOT_REGULAR: l10n.t('it is a pipe or a device, not a file'),
  EIO: l10n.t('the disk could not be read or written'),
};

/** A failure in words that a user can read; the error itself is its cause. */
export class FileError extends Error {
  constructor(cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(REASONS[code ?? ''] ?? message, { cause });
  }
}

/** Puts failures in words. */
export async function readableErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(error);
  }
}

/** Puts failures in words, and gives undefined when what is to be read does not exist. */
export function readableNow<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error instanceof FileError ? error : new FileError(error);
  }
}

/** Undefined when what is to be read does not exist. */
export async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
