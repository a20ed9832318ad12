import { firstAtLeast, overlapRange } from '../base/sorted';
import { copied } from '../text/copied';
import type { SpanArrays } from '../text/spanArrays';

const NOTHING: SpanArrays = { starts: new Int32Array(), ends: new Int32Array() };
/** Columns of numbers in {@link TurnColumns}. */
const NUMBERS = 8;

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
 * Turns as numbers and a few strings, so that those of a large study are a few objects for each transcript, and can be
 * kept. One number for each turn; UTF-16 units over the LF text, half-open.
 */
export interface TurnColumns {
  /** Where a turn starts: at the line of its label. */
  readonly starts: Int32Array;
  /** Where its speech starts: after label, timestamp and white space. The turn's end, when nothing is said. */
  readonly headEnds: Int32Array;
  /** Behind its last character that is not white space. */
  readonly ends: Int32Array;
  /** Where the label of each is, brackets not included; both -1 for a turn without one. */
  readonly labelStarts: Int32Array;
  readonly labelEnds: Int32Array;
  /** Indexes into `labels`; -1 for text before the first label. */
  readonly labelNumbers: Int32Array;
  /** The labels, each once, in the order of their first turns. */
  readonly labels: readonly string[];
  /** Indexes into `patterns`; -1 for text before the first head. */
  readonly patternNumbers: Int32Array;
  /** The patterns of heads, each once, in the order of their first turns. */
  readonly patterns: readonly string[];
  /** The timestamps one after the other, as written. */
  readonly timestamps: string;
  /** Where that of each turn ends in `timestamps`, which is where that of the next one starts. */
  readonly timestampEnds: Int32Array;
  /** What is written outside of heads and not said: timestamps, numbers of lines, tags, headers. Ascending, disjoint. */
  readonly unspoken: SpanArrays;
}

/**
 * The turns of a transcript, in order. They do not overlap, and all text that is not white space is in one. Offsets are
 * UTF-16 units over the LF text, half-open.
 */
export class Turns {
  readonly count: number;
  /** See {@link TurnColumns}, as for the others. */
  readonly starts: Int32Array;
  readonly headEnds: Int32Array;
  readonly ends: Int32Array;
  readonly labelStarts: Int32Array;
  readonly labelEnds: Int32Array;
  readonly labelNumbers: Int32Array;
  readonly unspoken: SpanArrays;

  private constructor(readonly columns: TurnColumns) {
    this.count = columns.starts.length;
    this.starts = columns.starts;
    this.headEnds = columns.headEnds;
    this.ends = columns.ends;
    this.labelStarts = columns.labelStarts;
    this.labelEnds = columns.labelEnds;
    this.labelNumbers = columns.labelNumbers;
    this.unspoken = columns.unspoken;
  }

  /** @param unspoken what is written outside of heads and not said; ascending, disjoint */
  static of(found: readonly FoundTurn[], unspoken: SpanArrays = NOTHING): Turns {
    const count = found.length;
    // one piece of memory for all: a study has thousands of transcripts
    const memory = new ArrayBuffer(4 * NUMBERS * count);
    let used = 0;
    const column = () => new Int32Array(memory, 4 * count * used++, count);
    const columns = {
      starts: column(),
      headEnds: column(),
      ends: column(),
      labelStarts: column(),
      labelEnds: column(),
      labelNumbers: column(),
      patternNumbers: column(),
      timestampEnds: column(),
    };
    const labels = new Numbered();
    const patterns = new Numbered();
    let timestamps = '';
    for (let i = 0; i < count; i++) {
      const turn = found[i]!;
      columns.starts[i] = turn.start;
      columns.headEnds[i] = turn.headEnd;
      columns.ends[i] = turn.end;
      columns.labelStarts[i] = turn.labelStart ?? -1;
      columns.labelEnds[i] = turn.labelEnd ?? -1;
      columns.labelNumbers[i] = labels.numberOf(turn.label);
      columns.patternNumbers[i] = patterns.numberOf(turn.pattern);
      if (turn.timestamp !== undefined) timestamps += turn.timestamp;
      columns.timestampEnds[i] = timestamps.length;
    }
    return new Turns({
      ...columns,
      labels: labels.strings,
      patterns: patterns.strings,
      timestamps: copied(timestamps),
      unspoken,
    });
  }

  /** @param columns as {@link Turns.columns} has them */
  static ofColumns(columns: TurnColumns): Turns {
    return new Turns(columns);
  }

  /** The same in a text in which something was typed in the middle of a line of speech, at an offset, so many units long. */
  moved(at: number, by: number): Turns {
    if (by === 0) return this;
    const shifted = (offsets: Int32Array) => {
      const moved = offsets.slice();
      // offsets ascend, but for those of labels that are not there
      for (let i = moved.length - 1; i >= 0 && (moved[i]! > at || moved[i]! < 0); i--)
        if (moved[i]! > at) moved[i]! += by;
      return moved;
    };
    const { starts, headEnds, ends, labelStarts, labelEnds, unspoken } = this;
    return new Turns({
      ...this.columns,
      starts: shifted(starts),
      headEnds: shifted(headEnds),
      ends: shifted(ends),
      labelStarts: shifted(labelStarts),
      labelEnds: shifted(labelEnds),
      unspoken: { starts: shifted(unspoken.starts), ends: shifted(unspoken.ends) },
    });
  }

  /** As {@link labelKey} has it, without timestamp and emphasis; undefined for text before the first label. */
  label(i: number): string | undefined {
    return this.columns.labels[this.labelNumbers[i] ?? -1];
  }

  /** As written, without brackets. */
  timestamp(i: number): string | undefined {
    const { timestamps, timestampEnds } = this.columns;
    const start = timestampEnds[i - 1] ?? 0;
    const end = timestampEnds[i] ?? start;
    return start < end ? timestamps.slice(start, end) : undefined;
  }

  /** The pattern of its head; undefined for text before the first one. */
  pattern(i: number): string | undefined {
    const { patterns, patternNumbers } = this.columns;
    return patterns[patternNumbers[i] ?? -1];
  }

  /** How the heads are laid out, those with most turns first. */
  layouts(): readonly FoundLayout[] {
    const { patterns, patternNumbers } = this.columns;
    const counts = countNumbers(patternNumbers, patterns.length);
    return patterns
      .map((pattern, i) => ({ pattern, turns: counts[i]! }))
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
    return this.columns.labels;
  }

  /** How many turns have each of the {@link labels}. */
  countLabels(): Int32Array {
    return countNumbers(this.labelNumbers, this.columns.labels.length);
  }
}

function countNumbers(numbers: Int32Array, length: number): Int32Array {
  const counts = new Int32Array(length);
  for (const number of numbers) if (number >= 0) counts[number]!++;
  return counts;
}

/** Strings with a number for each, in the order in which they came. */
class Numbered {
  readonly strings: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** -1 for no string. */
  numberOf(string: string | undefined): number {
    if (string === undefined) return -1;
    let number = this.numbers.get(string);
    // not a part of the text, which would keep all of it
    if (number === undefined) this.numbers.set(string, (number = this.strings.push(copied(string)) - 1));
    return number;
  }
}
