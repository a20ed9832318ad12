import type { SpanArrays } from '../text/words';
import { firstAtLeast, overlapRange } from '../base/sorted';

const NOTHING: SpanArrays = { starts: new Int32Array(), ends: new Int32Array() };

/** A turn, as it is found. UTF-16 units over the LF text, half-open. */
export interface FoundTurn {
  /** Where it starts: at the line of its label. */
  readonly start: number;
  /** Where its speech starts: after label, timestamp and white space. The turn's end, when nothing is said. */
  readonly headEnd: number;
  /** Behind its last character that is not white space. */
  readonly end: number;
  readonly label?: string | undefined;
  /** Where the label is, brackets not included. */
  readonly labelStart?: number | undefined;
  readonly labelEnd?: number | undefined;
  /** As written, without brackets. */
  readonly timestamp?: string | undefined;
  /** That of its head. */
  readonly pattern?: string | undefined;
}

/** How heads of a transcript are laid out. */
export interface FoundLayout {
  /** As a study would write it, see `parsePattern`. */
  readonly pattern: string;
  /** How many turns begin so. */
  readonly turns: number;
}

/**
 * The turns of a transcript, in order. They do not overlap, and all text that is not white space is in one. Offsets are
 * UTF-16 units over the LF text, half-open.
 */
export class Turns {
  readonly count: number;
  /** Where a turn starts: at the line of its label. */
  readonly starts: Int32Array;
  /** Where its speech starts: after label, timestamp and white space. The turn's end, when nothing is said. */
  readonly headEnds: Int32Array;
  /** Behind its last character that is not white space. */
  readonly ends: Int32Array;
  /** Where the label of each is, brackets not included; both -1 for a turn without one. */
  readonly labelStarts: Int32Array;
  readonly labelEnds: Int32Array;

  constructor(
    private readonly found: readonly FoundTurn[],
    /** What is written outside of heads and not said: timestamps, numbers of lines, tags, headers. Ascending, disjoint. */
    readonly unspoken: SpanArrays = NOTHING,
  ) {
    const { length } = found;
    this.count = length;
    this.starts = new Int32Array(length);
    this.headEnds = new Int32Array(length);
    this.ends = new Int32Array(length);
    this.labelStarts = new Int32Array(length);
    this.labelEnds = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const { start, headEnd, end, labelStart = -1, labelEnd = -1 } = found[i]!;
      this.starts[i] = start;
      this.headEnds[i] = headEnd;
      this.ends[i] = end;
      this.labelStarts[i] = labelStart;
      this.labelEnds[i] = labelEnd;
    }
  }

  /** The same in a text in which something was typed in the middle of a line of speech, at an offset, so many units long. */
  moved(at: number, by: number): Turns {
    if (by === 0) return this;
    const shift = (offset: number) => (offset > at ? offset + by : offset);
    const found = this.found.map(turn => {
      if (turn.end <= at) return turn;
      const { start, headEnd, end, labelStart, labelEnd } = turn;
      return {
        ...turn,
        start: shift(start),
        headEnd: shift(headEnd),
        end: shift(end),
        ...(labelStart === undefined ? {} : { labelStart: shift(labelStart) }),
        ...(labelEnd === undefined ? {} : { labelEnd: shift(labelEnd) }),
      };
    });
    const { starts, ends } = this.unspoken;
    return new Turns(found, { starts: starts.map(shift), ends: ends.map(shift) });
  }

  /** As {@link labelKey} has it, without timestamp and emphasis; undefined for text before the first label. */
  label(i: number): string | undefined {
    return this.found[i]?.label;
  }

  /** As written, without brackets. */
  timestamp(i: number): string | undefined {
    return this.found[i]?.timestamp;
  }

  /** The pattern of its head; undefined for text before the first one. */
  pattern(i: number): string | undefined {
    return this.found[i]?.pattern;
  }

  /** How the heads are laid out, those with most turns first. */
  layouts(): readonly FoundLayout[] {
    const counts = new Map<string, number>();
    for (const { pattern } of this.found)
      if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    return [...counts]
      .map(([pattern, turns]) => ({ pattern, turns }))
      .sort((a, b) => b.turns - a.turns || (a.pattern < b.pattern ? -1 : 1));
  }

  /** The turn that an offset is in; -1 when it is in none (between turns, after the last one). */
  at(offset: number): number {
    const i = firstAtLeast(this.starts, offset + 1) - 1;
    return i >= 0 && offset < this.ends[i]! ? i : -1;
  }

  /** Indexes `[from, to)` of the turns that share at least one unit with `[start, end)`. */
  overlapping(start: number, end: number): [number, number] {
    return overlapRange(this.starts, this.ends, start, end);
  }

  /** The labels, each once, in the order of their first turns. */
  labels(): readonly string[] {
    return [...new Set(this.found.map(({ label }) => label).filter(label => label !== undefined))];
  }
}
