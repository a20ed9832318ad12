/** A file or folder in a listing. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/**
 * The study's window on the disk. Paths are relative to the study's root, with `/`; `''` is the root itself.
 * Every method rejects with an Error whose message a user can read, but for a missing file or folder.
 */
export interface FileStore {
  /** The entries of a folder; undefined when it does not exist. */
  list(folder: string): Promise<readonly Entry[] | undefined>;
  /** The bytes of a file; undefined when it does not exist. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Puts the whole file in place of the old one, never a part of it. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}
