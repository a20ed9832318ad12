import type { GraphCommit } from './gitCommitGraph';
import type { GitRunner } from './gitRunner';
import { type TreePair, diffTrees } from './treeChanges';

const STUDY_FILE = 'study.json';

/**
 * The folder that a study was in at each commit, empty or with a `/` at its end: from the present one back. Where a commit
 * has added its `study.json`, and removed another, it has moved the study. Undefined when git fails.
 * @param commits each after those that it was made on
 */
export async function pastFolders(
  git: GitRunner,
  commits: readonly GraphCommit[],
  { head, to, prefix }: { readonly head: string; readonly to: string; readonly prefix: string },
): Promise<ReadonlyMap<string, string> | undefined> {
  const known = new Map(commits.map(commit => [commit.revision.commit, commit]));
  const steps = commits.flatMap(commit =>
    commit.parents.flatMap(name => {
      const parent = known.get(name);
      return parent ? [{ commit, parent }] : [];
    }),
  );
  const pairs = steps.map(({ commit, parent }): TreePair => [parent.tree, commit.tree]);
  const changes = await diffTrees(git, pairs, { patterns: [`**/${STUDY_FILE}`], filter: 'AD' });
  if (!changes) return undefined;
  const folders = new Map([
    [to, prefix],
    [head, prefix],
  ]);
  // `steps` are in the order of their commits: the other way round, each commit's folder is known before its parents'
  for (const { commit, parent } of [...steps].reverse()) {
    const { revision } = parent;
    const own = folders.get(commit.revision.commit) ?? prefix;
    if (revision.commit === to && to !== head) folders.delete(to);
    if (folders.has(revision.commit)) continue;
    const moved = changes(parent.tree, commit.tree);
    const added = moved.find(({ path, before }) => path === `${own}${STUDY_FILE}` && before === undefined);
    const removed = moved.filter(({ after }) => after === undefined);
    const from = added && (removed.find(({ before }) => before === added.after) ?? removed[0]);
    folders.set(revision.commit, from ? from.path.slice(0, -STUDY_FILE.length) : own);
  }
  for (const { revision } of commits) if (!folders.has(revision.commit)) folders.set(revision.commit, prefix);
  return folders;
}
