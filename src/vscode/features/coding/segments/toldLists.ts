import type { ShownSegment } from './shownSegment';

/** Lists that are kept: what somebody does is on its way for a few messages at most. */
const KEPT = 4;

/**
 * The lists that the page was told of last, by their versions: what somebody does to a row is meant for the segment that they
 * saw, also when the list has changed meanwhile.
 */
export class ToldLists {
  /** Number of the latest one. */
  version = 0;
  private readonly kept = new Map<number, readonly ShownSegment[]>();

  /** @returns the version of the list */
  tell(items: readonly ShownSegment[]): number {
    this.kept.set(++this.version, items);
    this.kept.delete(this.version - KEPT);
    return this.version;
  }

  /** The segments of a list; none of one that is too old, or whose rows are somebody else's business by now. */
  of(version: number): readonly ShownSegment[] {
    return this.kept.get(version) ?? [];
  }

  /** Forgets them all, as when something else is listed. */
  clear(): void {
    this.kept.clear();
  }
}
