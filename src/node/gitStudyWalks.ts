import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { CommitWalk, GitWalks, PastTree, WalkRequest } from '../study/gitPort';
import { GitCommitGraph, type GraphCommit } from './gitCommitGraph';
import { readInBatches } from './gitBlobs';
import { GitPast } from './gitPast';
import { GitRunner } from './gitRunner';
import { pastFolders } from './pastFolders';
import { TreeChanges, filesIn } from './treeChanges';

/** Bytes of objects that are read at a time. */
const READ_AT_ONCE = 64_000_000;

/** Walks through the commits of the repository that a study is in. Writes nothing, ever. */
export class GitStudyWalks implements GitWalks {
  constructor(private readonly git: GitRunner) {}

  async walk(request: WalkRequest): Promise<Result<CommitWalk>> {
    const reason = await this.git.unavailable();
    if (reason !== undefined) return fail(reason);
    const [top, prefix] = [await this.git.line('rev-parse', '--show-toplevel'), await this.git.prefix()];
    if (top === undefined || prefix === undefined) return fail(NOT_LISTED);
    const isShallow = (await this.git.line('rev-parse', '--is-shallow-repository')) === 'true';
    const head = await this.find('HEAD', isShallow);
    if (!head.ok) return fail(l10n.t('There are no commits in this repository yet.'));
    const to = request.to === undefined ? head : await this.find(request.to, isShallow);
    if (!to.ok) return to;
    const from = request.from === undefined ? ok(undefined) : await this.find(request.from, isShallow);
    if (!from.ok) return from;
    const git = new GitRunner(top, this.git.isAllowed, this.git.program);
    if (from.value !== undefined && !(await leadsTo(git, from.value, to.value)))
      return fail(l10n.t('“{0}” is not before “{1}”.', request.from!, request.to ?? 'HEAD'));
    return walkTo(git, { head: head.value, to: to.value, from: from.value, prefix, isShallow });
  }

  /** The name of the commit that a revision means. */
  private async find(revision: string, isShallow: boolean): Promise<Result<string>> {
    const past = new GitPast(this.git.root, this.git.isAllowed, this.git.program());
    const commit = await past.commit(revision);
    if (commit.ok) return ok(commit.value.id);
    return fail(isShallow ? `${commit.error} ${SHALLOW}` : commit.error);
  }
}

const NOT_LISTED = l10n.t('Git could not list the commits of this study.');
const SHALLOW = l10n.t('This clone is shallow: it has only the latest commits.');

async function leadsTo(git: GitRunner, from: string, to: string): Promise<boolean> {
  return (await git.text('merge-base', '--is-ancestor', from, to)) !== undefined;
}

interface Ends {
  readonly head: string;
  readonly to: string;
  readonly from: string | undefined;
  /** Of the study's present folder. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

async function walkTo(git: GitRunner, ends: Ends): Promise<Result<CommitWalk>> {
  const { head, to, from, isShallow } = ends;
  const graph = new GitCommitGraph(git);
  const commits = await graph.commits(to, from);
  const later = to === head ? [] : await graph.commits(head, to);
  if (!commits || !later) return fail(NOT_LISTED);
  const folders = await pastFolders(git, [...commits, ...later], { head, to, prefix: ends.prefix });
  const changes = folders && (await TreeChanges.read(git, commits, folders));
  if (!changes) return fail(NOT_LISTED);
  return ok({
    commits: commits.map(({ revision, parents, isAsked }) => ({ revision, parents, isAsked })),
    isShallow,
    from,
    trees: () => treesOf(git, commits, folders, changes),
    read: objects => readObjects(git, objects),
  });
}

/** Each from that of its first parent, which is kept as long as a commit still begins from it. */
async function* treesOf(
  git: GitRunner,
  commits: readonly GraphCommit[],
  folders: ReadonlyMap<string, string>,
  changes: TreeChanges,
): AsyncGenerator<PastTree> {
  const waiting = new Map<string, number>();
  for (const { parents } of commits)
    if (parents[0] !== undefined) waiting.set(parents[0], (waiting.get(parents[0]) ?? 0) + 1);
  const trees = new Map<string, PastTree>();
  for (const commit of commits) {
    const name = commit.revision.commit;
    const [first] = commit.parents;
    const before = first === undefined ? undefined : trees.get(first);
    const own = before && changes.after(before, commit);
    const tree = own ?? (await filesIn(git, commit.tree, folders.get(name)!));
    if (waiting.has(name)) trees.set(name, tree);
    yield tree;
    if (first === undefined) continue;
    const left = waiting.get(first)! - 1;
    waiting.set(first, left);
    if (left === 0) trees.delete(first);
  }
}

async function readObjects(
  git: GitRunner,
  objects: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  await readInBatches(
    objects.map(oid => ({ oid })),
    READ_AT_ONCE,
    (args, input, maxBytes) => git.run(args, input, maxBytes),
    (oid, content) => void contents.set(oid, content),
  );
  return contents;
}
