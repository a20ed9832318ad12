import type { PlacedSegment } from '../core/corpus/corpus';
import { joined } from './ownedSlots';

/** Segments at their places, by index: each is made when it is asked for, and is the same one until it may be elsewhere. */
export class PlacedMemo {
  private placed: (PlacedSegment | undefined)[] | undefined;
  /** Indexes of those that were made since the last key, where that is known. */
  private made: number[] | undefined;
  private all: readonly PlacedSegment[] | undefined;
  private uncertain: readonly PlacedSegment[] | undefined;

  /** @param count of all segments */
  constructor(
    private readonly count: () => number,
    private readonly make: (i: number) => PlacedSegment,
  ) {}

  at(i: number): PlacedSegment {
    if (!this.placed) {
      this.placed = new Array<undefined>(this.count());
      this.made = [];
    }
    const known = this.placed[i];
    if (known) return known;
    this.made?.push(i);
    const one = this.make(i);
    this.placed[i] = one;
    return one;
  }

  allOf(): readonly PlacedSegment[] {
    return (this.all ??= Array.from({ length: this.count() }, (_, i) => this.at(i)));
  }

  /** @param indexes of those that are in doubt */
  uncertainOf(indexes: () => readonly number[]): readonly PlacedSegment[] {
    return (this.uncertain ??= indexes().map(i => this.at(i)));
  }

  /** Forgets everything. */
  clear(): void {
    this.placed = undefined;
    this.made = undefined;
    this.all = undefined;
    this.uncertain = undefined;
  }

  /** Follows a list of which a part was replaced: the segments of all others are where they were. */
  replaced(from: number, end: number, come: number): void {
    const { placed } = this;
    this.clear();
    if (!placed) return;
    const others = new Array<undefined>(come).fill(undefined);
    this.placed = joined(placed.slice(0, from), others, placed.slice(end));
  }

  /** Forgets where segments were; a list as long as they are many is made anew only when most of it was used. */
  forgetPlaces(): void {
    const { placed, made } = this;
    this.clear();
    if (!placed || !made || made.length > placed.length / 8) return;
    for (const i of made) placed[i] = undefined;
    this.placed = placed;
    this.made = [];
  }
}
