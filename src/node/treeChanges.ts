import type { PastTree } from '../study/gitPort';
import type { GraphCommit } from './gitCommitGraph';
import { runGit } from './git';
import type { GitRunner } from './gitRunner';

/** Milliseconds for one command, and bytes that it may print. */
const TIMEOUT_MS = 300_000;
const MAX_PRINTED = 500_000_000;

/** Names of two trees: the earlier one and the later one. */
export type TreePair = readonly [before: string, after: string];

/** What differs at a path: the names of the objects, undefined where there is no file. */
export interface PathChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What one tree has that another has not. */
type Changes = (before: string, after: string) => readonly PathChange[];

interface Limits {
  /** Only below this folder, from the repository's root. */
  readonly folder?: string;
  /** Only files that match one of these. */
  readonly patterns?: readonly string[];
  /** Letters of the kinds of changes, as git has them; all unless given. */
  readonly filter?: string;
}

const RAW = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]$/;
/** Links and folders with a repository of their own are none of a study's files. */
const FILES = new Set(['100644', '100755']);

/** What differs between trees, of which only the pairs that were given can be asked for; undefined when git fails. */
export async function diffTrees(
  git: GitRunner,
  pairs: readonly TreePair[],
  { folder = '', patterns, filter }: Limits,
): Promise<Changes | undefined> {
  const lines = new Set(pairs.filter(([a, b]) => a !== b).map(pair => pair.join(' ')));
  const paths = patterns ?? (folder === '' ? [] : [folder]);
  const { bytes, isWhole } = git.isAllowed()
    ? await runGit({
        git: git.program(),
        folder: git.root,
        args: [
          ...['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--no-abbrev'],
          ...(filter === undefined ? [] : [`--diff-filter=${filter}`]),
          ...['--', ...paths],
        ],
        input: [...lines].map(line => `${line}\n`).join(''),
        timeout: TIMEOUT_MS,
        maxBytes: MAX_PRINTED,
        hasGlobs: patterns !== undefined,
      })
    : { bytes: Buffer.alloc(0), isWhole: false };
  if (!isWhole) return undefined;
  const changes = parse(bytes.toString('utf8'), lines);
  return (before, after) => changes.get(`${before} ${after}`) ?? [];
}

/**
 * After the line with the names of two trees, what differs between them, each thing and its path ending with a NUL. Of trees
 * that differ elsewhere only, there is nothing but the line.
 */
function parse(printed: string, lines: ReadonlySet<string>): Map<string, PathChange[]> {
  const changes = new Map<string, PathChange[]>();
  let own: PathChange[] = [];
  const fields = printed.split('\0');
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const field = fields[i]!;
    const [raw, line = ''] = field.split('\n').reverse() as [string, string?];
    if (lines.has(line)) changes.set(line, (own = []));
    const [, was, is, before, after] = RAW.exec(raw) ?? [];
    if (was === undefined) continue;
    own.push({
      path: fields[i + 1]!,
      before: FILES.has(was) ? before : undefined,
      after: FILES.has(is!) ? after : undefined,
    });
  }
  return changes;
}

/** What each of some commits has changed in a study's folder, compared with its first parent. */
export class TreeChanges {
  private constructor(
    private readonly commits: ReadonlyMap<string, GraphCommit>,
    private readonly folders: ReadonlyMap<string, string>,
    /** By folder. */
    private readonly changes: ReadonlyMap<string, Changes>,
  ) {}

  /** @param folders of the study at each commit */
  static async read(
    git: GitRunner,
    commits: readonly GraphCommit[],
    folders: ReadonlyMap<string, string>,
  ): Promise<TreeChanges | undefined> {
    const known = new Map(commits.map(commit => [commit.revision.commit, commit]));
    const pairs = new Map<string, TreePair[]>();
    for (const { revision, tree, parents } of commits) {
      const folder = folders.get(revision.commit)!;
      const parent = known.get(parents[0] ?? '');
      if (!parent || folders.get(parents[0]!) !== folder) continue;
      if (!pairs.has(folder)) pairs.set(folder, []);
      pairs.get(folder)!.push([parent.tree, tree]);
    }
    const changes = new Map<string, Changes>();
    for (const [folder, own] of pairs) {
      const found = await diffTrees(git, own, { folder });
      if (!found) return undefined;
      changes.set(folder, found);
    }
    return new TreeChanges(known, folders, changes);
  }

  /** What becomes of the tree of a commit's first parent; undefined where the study was in another folder then. */
  after(before: PastTree, { revision, tree, parents }: GraphCommit): PastTree | undefined {
    const folder = this.folders.get(revision.commit)!;
    const parent = this.commits.get(parents[0]!);
    if (!parent || this.folders.get(parents[0]!) !== folder) return undefined;
    const changes = this.changes.get(folder)!(parent.tree, tree);
    if (changes.length === 0) return before;
    const files = new Map(before);
    for (const { path, after } of changes) {
      const own = path.slice(folder.length);
      if (after === undefined) files.delete(own);
      else files.set(own, after);
    }
    return files;
  }
}

/** `100644 blob <oid>\t<path>` of `ls-tree`. */
const ENTRY = /^(\d{6}) blob ([0-9a-f]{40,64})\t(.+)$/s;

/** All files of a folder in a tree; none where there is no such folder. */
export async function filesIn(git: GitRunner, tree: string, folder: string): Promise<PastTree> {
  const paths = folder === '' ? [] : [folder];
  const { bytes } = await git.run(['ls-tree', '-r', '-z', '--full-tree', tree, '--', ...paths]);
  const files = new Map<string, string>();
  for (const record of bytes.toString('utf8').split('\0')) {
    const [, mode, oid, path] = ENTRY.exec(record) ?? [];
    if (path !== undefined && FILES.has(mode!)) files.set(path.slice(folder.length), oid!);
  }
  return files;
}
