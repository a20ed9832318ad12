import type * as vscode from 'vscode';
import type { Commit } from '../../../../study/pastFiles';
import type { OpenStudy } from '../../../session/openStudy';

const VIEWED = 'viewedChanges';
const REVIEWED = 'reviewedCommits';

/** So many marks are kept, the latest. */
const MAX_MARKS = 20_000;

/** What has been looked at in this workspace: changes by what they say, and the commit of the last whole review. */
export class Viewed {
  private known: Set<string>;

  constructor(private readonly memory: vscode.Memento) {
    this.known = new Set(memory.get<string[]>(VIEWED, []));
  }

  has(fingerprint: string): boolean {
    return this.known.has(fingerprint);
  }

  async mark(fingerprints: readonly string[], isViewed: boolean): Promise<void> {
    for (const one of fingerprints) {
      this.known.delete(one);
      if (isViewed) this.known.add(one);
    }
    const kept = [...this.known].slice(-MAX_MARKS);
    this.known = new Set(kept);
    await this.memory.update(VIEWED, kept);
  }

  /** The commit at which a study was last reviewed to the end. */
  lastReview({ root }: OpenStudy): Commit | undefined {
    return this.memory.get<Record<string, Commit>>(REVIEWED, {})[root.toString()];
  }

  async noteReview({ root }: OpenStudy, commit: Commit): Promise<void> {
    const all = this.memory.get<Record<string, Commit>>(REVIEWED, {});
    await this.memory.update(REVIEWED, { ...all, [root.toString()]: commit });
  }
}
