import { firstAtLeast } from '../../base/sorted';

/** One replacement in a text: UTF-16 units of the text before any edit of the same event, half-open. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Disjoint edits of one event, by position. UTF-16 units, half-open. */
export class SortedEdits {
  private constructor(
    readonly starts: readonly number[],
    readonly ends: readonly number[],
    /** By how much the edits before each one shift what follows them; one more entry for all of them. */
    readonly shifts: readonly number[],
    /** What each edit puts in. */
    readonly texts: readonly string[],
  ) {}

  /**
   * Of two insertions at one place the one that comes later in the list comes first in the text, as in an editor that
   * reports its edits from the back of the text.
   * @param edits in any order; those that do nothing are left out
   * @param length of the text before them
   * @throws RangeError when they overlap or leave the text
   */
  static from(edits: readonly TextEdit[], length: number): SortedEdits {
    const sorted = edits.filter(({ start, end, text }) => start !== end || text !== '');
    if (sorted.length > 1) sorted.reverse().sort((a, b) => a.start - b.start || a.end - b.end);
    const [only] = sorted;
    if (only && sorted.length === 1 && only.start >= 0 && only.start <= only.end && only.end <= length)
      return SortedEdits.one(only.start, only.end, only.text);
    let free = 0;
    for (const { start, end } of sorted) {
      if (start < free || end < start || end > length)
        throw new RangeError(`No edit of this text: ${start}…${end}`);
      free = end;
    }
    return SortedEdits.of(
      sorted.map(edit => edit.start),
      sorted.map(edit => edit.end),
      sorted.map(edit => edit.text),
    );
  }

  /** One edit, as typing makes it. */
  static one(start: number, end: number, text: string): SortedEdits {
    return new SortedEdits([start], [end], [0, text.length - (end - start)], [text]);
  }

  private static of(
    starts: readonly number[],
    ends: readonly number[],
    texts: readonly string[],
  ): SortedEdits {
    const shifts = [0];
    for (let i = 0; i < texts.length; i++)
      shifts.push(shifts[i]! + texts[i]!.length - (ends[i]! - starts[i]!));
    return new SortedEdits(starts, ends, shifts, texts);
  }

  get count(): number {
    return this.starts.length;
  }

  /** Where an edit begins in the text after all of them. */
  startAfter(edit: number): number {
    return this.starts[edit]! + this.shifts[edit]!;
  }

  /** Where what an edit inserted ends in the text after all of them. */
  endAfter(edit: number): number {
    return this.ends[edit]! + this.shifts[edit + 1]!;
  }

  /** Whether an edit takes words away, and does not only put some in. */
  takesAway(edit: number): boolean {
    return this.starts[edit]! < this.ends[edit]!;
  }

  /** Where a place comes to be that is not inside nor at the edge of words that the edits remove. */
  shifted(at: number): number {
    return at + this.shifts[firstAtLeast(this.starts, at)]!;
  }

  /**
   * The edits that take these back.
   * @param removed what each edit took away
   */
  inverse(removed: readonly string[]): SortedEdits {
    return SortedEdits.of(
      this.starts.map((_, i) => this.startAfter(i)),
      this.ends.map((_, i) => this.endAfter(i)),
      removed,
    );
  }
}
