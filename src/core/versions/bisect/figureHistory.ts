import type { Revision } from '../history/history';
import type { FigureRequest, Measured } from './figure';

/** A figure at a commit, or in the working tree. */
export interface FigurePoint extends Measured {
  readonly revision: Revision;
  /** Names of the commits that it was made on, that of its own branch first. */
  readonly parents: readonly string[];
  /** Whether it is on the line of first parents; the others came in with merges. */
  readonly isOnMainLine: boolean;
}

/** A commit at which a figure changed, compared with the commit that it was made on; a merge with its own branch. */
export interface FigureStep {
  readonly revision: Revision;
  readonly before: Measured;
  readonly after: Measured;
  /** What did it, in words. */
  readonly causes: readonly string[];
  readonly isMerge: boolean;
  /** The merge that brought it to the main line; undefined where it was made there. */
  readonly broughtBy: Revision | undefined;
}

/** What a figure was over the commits of a study. */
export interface FigureHistory {
  readonly request: FigureRequest;
  /** Each after those that it was made on; the working tree last. */
  readonly points: readonly FigurePoint[];
  /** In the same order. */
  readonly steps: readonly FigureStep[];
  /** Whether only the latest commits were there. */
  readonly isShallow: boolean;
}

interface Made {
  readonly revision: Revision;
  readonly parents: readonly string[];
}

/** For each commit the one on the line of first parents that brought it there: itself, or a merge. @param commits each after those that it was made on */
export function broughtBy(commits: readonly Made[]): ReadonlyMap<string, Revision> {
  const known = new Map(commits.map(commit => [commit.revision.commit, commit]));
  const line: Made[] = [];
  for (let at = commits.at(-1); at; at = known.get(at.parents[0] ?? '')) line.push(at);
  const by = new Map(line.map(({ revision }) => [revision.commit, revision]));
  for (const merge of line.reverse()) {
    for (const stack = [...merge.parents.slice(1)]; stack.length > 0;) {
      const commit = known.get(stack.pop()!);
      if (!commit || by.has(commit.revision.commit)) continue;
      by.set(commit.revision.commit, merge.revision);
      stack.push(...commit.parents);
    }
  }
  return by;
}
