import * as l10n from '@vscode/l10n';
import type { Entry } from '../study/fileStore';
import type { StateStore } from '../study/stateStore';
import { type GitOutput, runGit } from './git';
import { readInBatches } from './gitBlobs';

/** Milliseconds for one command, and bytes that a listing may have. */
const TIMEOUT_MS = 60_000;
const MAX_LISTED = 200_000_000;

/** Bytes that are read at a time. */
const READ_AT_ONCE = 64_000_000;

/** A file of a commit or of the index. */
interface GitFile {
  /** The name of its object. */
  readonly oid: string;
}

/** Which files: those of a commit, or those of the index. */
export type GitSource = { readonly commit: string } | 'index';

/** The files of a folder as a commit or the index of its repository has them. Writes nothing, ever. */
export class GitState implements StateStore {
  private readonly folders = new Map<string, Map<string, Entry>>();
  private readonly contents = new Map<string, Buffer>();

  private constructor(
    private readonly root: string,
    private readonly git: string,
    private readonly files: ReadonlyMap<string, GitFile>,
    /** Paths with a conflict that is not resolved yet. */
    readonly unmerged: ReadonlySet<string>,
  ) {
    for (const path of files.keys()) this.enter(path, 'file');
  }

  /** @param root absolute; undefined when git fails */
  static async open(root: string, source: GitSource, git = 'git'): Promise<GitState | undefined> {
    const args =
      source === 'index' ? ['ls-files', '--stage', '-z'] : ['ls-tree', '-r', '-z', source.commit, '.'];
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
      const [, mode, first, second, path] = RECORD.exec(record) ?? [];
      // folders with a repository of their own and links are none of the study's files
      if (path === undefined || (mode !== '100644' && mode !== '100755')) continue;
      const [oid, stage] = source === 'index' ? [first!, second!] : [second!, '0'];
      if (stage === '0') files.set(path, { oid });
      else unmerged.add(path);
    }
    return new GitState(root, git, files, unmerged);
  }

  list(folder: string): Promise<readonly Entry[] | undefined> {
    const entries = this.folders.get(folder);
    if (!entries) return Promise.resolve(folder === '' ? [] : undefined);
    return Promise.resolve([...entries.values()]);
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
    const oids = new Set(paths.flatMap(path => this.files.get(path)?.oid ?? []));
    const missing = [...oids].filter(oid => !this.contents.has(oid));
    const run = (args: readonly string[], input: string, maxBytes: number): Promise<GitOutput> =>
      runGit({ git: this.git, folder: this.root, args, input, maxBytes, timeout: TIMEOUT_MS });
    await readInBatches(missing, READ_AT_ONCE, run, (oid, bytes) => void this.contents.set(oid, bytes));
  }

  private enter(path: string, kind: Entry['kind']): void {
    const at = path.lastIndexOf('/');
    const folder = at < 0 ? '' : path.slice(0, at);
    let entries = this.folders.get(folder);
    if (!entries) {
      this.folders.set(folder, (entries = new Map()));
      if (folder !== '') this.enter(folder, 'folder');
    }
    entries.set(path.slice(at + 1), { name: path.slice(at + 1), kind });
  }
}

/** `100644 blob <oid>\t<path>` of `ls-tree`, `100644 <oid> <stage>\t<path>` of `ls-files`. */
const RECORD = /^(\d{6}) (\S+) (\S+)\t(.*)$/s;
