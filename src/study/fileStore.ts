/** A file or folder in a listing. */
export interface Entry {
  readonly name: string;
  /** `other` is a pipe, a device, a socket or a link that leads nowhere. */
  readonly kind: 'file' | 'folder' | 'other';
  /** Of a link, which is listed as what it leads to. */
  readonly link?: LinkTarget;
}

/** What a link leads to, through all others. */
export interface LinkTarget {
  /** Relative to the study's root and with `/`, where it is inside; else absolute, or unknown. */
  readonly real: string;
  readonly isInside: boolean;
}

/**
 * Files of a study as they are somewhere. Paths are relative to the study's root, with `/`; `''` is the root itself.
 * Every method rejects with an Error whose message a user can read, but for a missing file or folder.
 */
export interface FileReader {
  /** The entries of a folder; undefined when it does not exist. */
  list(folder: string): Promise<readonly Entry[] | undefined>;
  /**
   * The bytes of a file; undefined when it does not exist. A pipe or a device is refused, of which reading may never end, as
   * is a link to a file that does not exist.
   */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** The study's window on the disk. */
export interface FileStore extends FileReader {
  /**
   * Puts what is made of a file in its place: the whole file, never a part of it. What another window, program or
   * person writes in the meantime is not overwritten: the new file is made again, of that.
   * @param make the new file's bytes from those of the old one, undefined when there is none; gives undefined to leave
   * all as it is. It can be called several times; the last call is the one that counts
   * @returns false, with nothing written, when others have written the file again and again in the meantime
   */
  change(path: string, make: (before: Uint8Array | undefined) => Uint8Array | undefined): Promise<boolean>;
  /**
   * Gives a file another path, in a folder that is there. False, with nothing done, where there is a file at that path
   * already, or none at the old one.
   */
  rename(from: string, to: string): Promise<boolean>;
  /** Removes a file. False, with nothing done, where its content is not what is given here. */
  remove(path: string, content: Uint8Array): Promise<boolean>;
  /**
   * Whether a file is still the very one that `change` has put there, which nobody needs to read back. False whenever that
   * is not certain; always false where a store cannot tell.
   */
  isOwn?(path: string): Promise<boolean>;
  /** Which programs write here, where a store can tell. */
  readonly programs?: Programs | undefined;
}

/** Tells programs apart that write to one folder. */
export interface Programs {
  /** Names this one. */
  readonly own: string;
  /** Whether a program has ended; undefined where that is not known, as of one on another machine. */
  hasEnded(name: string): boolean | undefined;
}

/** Names of what a store puts beside the study's files for the time of a write begin so; they are no part of the study. */
export const TEMPORARY_PREFIX = '.transcript-coder';

/** Those of some files that may have been written by others: what a store has written itself, it knows. */
export async function foreign(store: FileStore, paths: readonly string[]): Promise<string[]> {
  const areOwn = await Promise.all(paths.map(async path => (await store.isOwn?.(path)) ?? false));
  return paths.filter((_, i) => !areOwn[i]);
}
