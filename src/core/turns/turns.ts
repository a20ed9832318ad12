import { firstAtLeast, firstIndex, overlapRange } from '../base/sorted';
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

/** The columns that an edit of the text moves, beside what is unspoken. */
type ShiftedColumn = 'starts' | 'headEnds' | 'ends' | 'labelStarts' | 'labelEnds';

/** Everything behind an offset lies so many units further on. */
interface Shift {
  readonly at: number;
  readonly by: number;
}

/**
 * The turns of a transcript, in order. They do not overlap, and all text that is not white space is in one. Offsets are
 * UTF-16 units over the LF text, half-open.
 */
export class Turns {
  readonly count: number;
  private known: Partial<Record<ShiftedColumn, Int32Array>> = {};
  private knownUnspoken: SpanArrays | undefined;

  /** @param shift how far what lies behind an offset has moved on since the columns were made */
  private constructor(
    private readonly base: TurnColumns,
    private readonly shift: Shift | undefined = undefined,
  ) {
    this.count = base.starts.length;
  }

  /** See {@link TurnColumns}, as for the others. */
  get starts(): Int32Array {
    return this.shifted('starts');
  }

  get headEnds(): Int32Array {
    return this.shifted('headEnds');
  }

  get ends(): Int32Array {
    return this.shifted('ends');
  }

  get labelStarts(): Int32Array {
    return this.shifted('labelStarts');
  }

  get labelEnds(): Int32Array {
    return this.shifted('labelEnds');
  }

  /** The same object for all turns that were moved from the same ones. */
  get labelNumbers(): Int32Array {
    return this.base.labelNumbers;
  }

  get unspoken(): SpanArrays {
    const { starts, ends } = this.base.unspoken;
    return (this.knownUnspoken ??= this.shift
      ? { starts: shiftedBy(this.shift, starts), ends: shiftedBy(this.shift, ends) }
      : this.base.unspoken);
  }

  get columns(): TurnColumns {
    if (!this.shift) return this.base;
    const { starts, headEnds, ends, labelStarts, labelEnds, unspoken } = this;
    return { ...this.base, starts, headEnds, ends, labelStarts, labelEnds, unspoken };
  }

  /** Most are never asked for while words are typed, and a large text has many turns. */
  private shifted(name: ShiftedColumn): Int32Array {
    const column = this.base[name];
    return (this.known[name] ??= this.shift ? shiftedBy(this.shift, column) : column);
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

  /**
   * The same in a text in which something was typed in the middle of a line of speech, at an offset, so many units long.
   * Takes no longer for many turns than for few, as long as words are typed at one place.
   */
  moved(at: number, by: number): Turns {
    if (by === 0) return this;
    const { shift } = this;
    if (!shift) return new Turns(this.base, { at, by });
    if (!this.movesTheSame(shift.at, at)) return new Turns(this.columns, { at, by });
    return new Turns(this.base, { at: shift.at, by: shift.by + by });
  }

  /** Whether the same lies behind an offset of the text that the columns were made for and behind one of this text. */
  private movesTheSame(before: number, now: number): boolean {
    const { headEnds, ends, unspoken } = this.base;
    const turn = this.turnBefore(now);
    const isInOne = turn >= 0 && headEnds[turn]! <= before && before < ends[turn]!;
    if (!isInOne || this.headEnd(turn) > now || now >= this.end(turn)) return false;
    const areSame = (offsets: Int32Array) =>
      firstAtLeast(offsets, before + 1) === firstIndex(offsets.length, i => this.placeOf(offsets[i]!) > now);
    return areSame(unspoken.starts) && areSame(unspoken.ends);
  }

  start(i: number): number {
    return this.placeOf(this.base.starts[i]!);
  }

  headEnd(i: number): number {
    return this.placeOf(this.base.headEnds[i]!);
  }

  end(i: number): number {
    return this.placeOf(this.base.ends[i]!);
  }

  labelStart(i: number): number {
    return this.placeOf(this.base.labelStarts[i]!);
  }

  /** Whether something that is not said shares a unit with `[start, end)`. */
  hasUnspoken(start: number, end: number): boolean {
    const { starts, ends } = this.base.unspoken;
    const first = firstIndex(ends.length, i => this.placeOf(ends[i]!) > start);
    return start < end && first < starts.length && this.placeOf(starts[first]!) < end;
  }

  private placeOf(offset: number): number {
    return this.shift && offset > this.shift.at ? offset + this.shift.by : offset;
  }

  /** The last turn that starts at an offset or before it; -1 when none does. */
  private turnBefore(offset: number): number {
    return firstIndex(this.count, i => this.start(i) > offset) - 1;
  }

  /** As {@link labelKey} has it, without timestamp and emphasis; undefined for text before the first label. */
  label(i: number): string | undefined {
    return this.base.labels[this.labelNumbers[i] ?? -1];
  }

  /** As written, without brackets. */
  timestamp(i: number): string | undefined {
    const { timestamps, timestampEnds } = this.base;
    const start = timestampEnds[i - 1] ?? 0;
    const end = timestampEnds[i] ?? start;
    return start < end ? timestamps.slice(start, end) : undefined;
  }

  /** The pattern of its head; undefined for text before the first one. */
  pattern(i: number): string | undefined {
    const { patterns, patternNumbers } = this.base;
    return patterns[patternNumbers[i] ?? -1];
  }

  /** How the heads are laid out, those with most turns first. */
  layouts(): readonly FoundLayout[] {
    const { patterns, patternNumbers } = this.base;
    const counts = countNumbers(patternNumbers, patterns.length);
    return patterns
      .map((pattern, i) => ({ pattern, turns: counts[i]! }))
      .sort((a, b) => b.turns - a.turns || (a.pattern < b.pattern ? -1 : 1));
  }

  /** The turn that an offset is in; -1 when it is in none (between turns, after the last one). */
  at(offset: number): number {
    const i = this.turnBefore(offset);
    return i >= 0 && offset < this.end(i) ? i : -1;
  }

  /** Indexes `[from, to)` of the turns that share at least one unit with `[start, end)`. */
  overlapping(start: number, end: number): [number, number] {
    return overlapRange(this.starts, this.ends, start, end);
  }

  /** The labels, each once, in the order of their first turns. */
  labels(): readonly string[] {
    return this.base.labels;
  }

  /** Of each of the {@link labels}, the first turn that has it. */
  firstTurns(): Int32Array {
    const first = new Int32Array(this.base.labels.length).fill(-1);
    this.labelNumbers.forEach((number, turn) => {
      if (number >= 0 && first[number]! < 0) first[number] = turn;
    });
    return first;
  }

  /** How many turns have each of the {@link labels}. */
  countLabels(): Int32Array {
    return countNumbers(this.labelNumbers, this.base.labels.length);
  }
}

function shiftedBy({ at, by }: Shift, offsets: Int32Array): Int32Array {
  const moved = offsets.slice();
  // offsets ascend, but for those of labels that are not there
  for (let i = moved.length - 1; i >= 0 && (moved[i]! > at || moved[i]! < 0); i--)
    if (moved[i]! > at) moved[i]! += by;
  return moved;
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
