import * as l10n from '@vscode/l10n';
import type { Entry } from '../study/fileStore';
import { FolderEntries } from '../study/folderEntries';
import type { StateStore } from '../study/stateStore';
import { type GitOutput, runGit } from './git';
import { readInBatches } from './gitBlobs';

/** Milliseconds for one command, and bytes that a listing may have. */
const TIMEOUT_MS = 60_000;
const MAX_LISTED = 200_000_000;

/** Bytes that are read at a time. */
const READ_AT_ONCE = 64_000_000;

/** A file of a commit or of the index. */
export interface GitFile {
  /** The name of its object. */
  readonly oid: string;
  /** Bytes, where they were asked for and git has them here. */
  readonly size?: number;
}

/** Which files: those of a commit, or those of the index. */
export type GitSource = { readonly commit: string } | 'index';

/** The files of a folder as a commit or the index of its repository has them. Writes nothing, ever. */
export class GitState implements StateStore {
  private readonly folders: FolderEntries;
  private readonly contents = new Map<string, Buffer>();

  private constructor(
    private readonly root: string,
    private readonly git: string,
    readonly files: ReadonlyMap<string, GitFile>,
    /** Paths with a conflict that is not resolved yet. */
    readonly unmerged: ReadonlySet<string>,
  ) {
    this.folders = new FolderEntries(files.keys());
  }

  /**
   * @param root absolute
   * @param hasSizes whether how large the files are is asked for, too
   * @returns undefined when git fails
   */
  static async open(
    root: string,
    source: GitSource,
    git = 'git',
    hasSizes = false,
  ): Promise<GitState | undefined> {
    const state = await GitState.listed(root, source, git, hasSizes);
    // a repository may lack contents of which it has the names
    return state || !hasSizes ? state : GitState.listed(root, source, git, false);
  }

  private static async listed(
    root: string,
    source: GitSource,
    git: string,
    hasSizes: boolean,
  ): Promise<GitState | undefined> {
    const args =
      source === 'index'
        ? ['ls-files', '--stage', '-z']
        : ['ls-tree', '-r', ...(hasSizes ? ['-l'] : []), '-z', source.commit, '.'];
    const { bytes, isWhole } = await runGit({
      git,
      folder: root,
      args,
      timeout: TIMEOUT_MS,
      maxBytes: MAX_LISTED,
    });
    if (!isWhole) return undefined;
    const files = new Map<string, GitFile>();
    const unmerged = new Set<string>();
    for (const record of bytes.toString('utf8').split('\0')) {
      const [, mode, first, second, size, path] = RECORD.exec(record) ?? [];
      // folders with a repository of their own and links are none of the study's files
      if (path === undefined || (mode !== '100644' && mode !== '100755')) continue;
      const [oid, stage] = source === 'index' ? [first!, second!] : [second!, '0'];
      if (stage === '0') files.set(path, { oid, ...(size === undefined ? {} : { size: Number(size) }) });
      else unmerged.add(path);
    }
    return new GitState(root, git, files, unmerged);
  }

  list(folder: string): Promise<readonly Entry[] | undefined> {
    return Promise.resolve(this.folders.list(folder));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const file = this.files.get(path);
    if (!file) return undefined;
    if (!this.contents.has(file.oid)) await this.prefetch([path]);
    const bytes = this.contents.get(file.oid);
    if (!bytes) throw new Error(l10n.t('git does not have its content in this repository'));
    return bytes;
  }

  id(path: string): Promise<string | undefined> {
    return Promise.resolve(this.files.get(path)?.oid);
  }

  /** Reads several files with few commands. */
  async prefetch(paths: readonly string[]): Promise<void> {
    const wanted = new Map<string, GitFile>();
    for (const path of paths) {
      const file = this.files.get(path);
      if (file && !this.contents.has(file.oid)) wanted.set(file.oid, file);
    }
    if (wanted.size === 0) return;
    const run = (args: readonly string[], input: string, maxBytes: number): Promise<GitOutput> =>
      runGit({ git: this.git, folder: this.root, args, input, maxBytes, timeout: TIMEOUT_MS });
    await readInBatches(
      [...wanted.values()],
      READ_AT_ONCE,
      run,
      (oid, bytes) => void this.contents.set(oid, bytes),
    );
  }
}

/** `100644 blob <oid>\t<path>` of `ls-tree`, with `-l` a size before the path, `100644 <oid> <stage>\t<path>` of `ls-files`. */
const RECORD = /^(\d{6}) (\S+) (\S+)(?: +(\d+))?\t(.*)$/s;
