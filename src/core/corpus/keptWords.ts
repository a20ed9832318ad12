import { firstAtLeast, firstIndex, overlapRange } from '../base/sorted';
import type { SpanArrays } from '../text/spanArrays';
import type { WordIndex } from '../text/words';

/**
 * How many words are before some offsets of a text: all that counting asks of its words, in a hundredth of their memory.
 * UTF-16 units, ascending.
 */
export interface WordMarks {
  readonly offsets: Int32Array;
  /** For each offset how many words start before it. */
  readonly started: Int32Array;
  /** For each offset how many words end before it or there. */
  readonly ended: Int32Array;
  /** The words next to these offsets, by their numbers, ascending, and where each is. */
  readonly beside: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Marks the offsets of a text at which something begins or ends. @param offsets in any order; they are sorted here */
export function markWords({ starts, ends }: SpanArrays, offsets: Int32Array): WordMarks {
  const marked = distinct(offsets.sort());
  const count = marked.length;
  const started = new Int32Array(count);
  const ended = new Int32Array(count);
  let start = 0;
  let end = 0;
  for (let i = 0; i < count; i++) {
    const offset = marked[i]!;
    while (start < starts.length && starts[start]! < offset) start++;
    while (end < ends.length && ends[end]! <= offset) end++;
    started[i] = start;
    ended[i] = end;
  }
  const beside = wordsBeside(started, ended, starts.length);
  return { offsets: marked, started, ended, beside, starts: at(starts, beside), ends: at(ends, beside) };
}

/** Each number once. */
function distinct(ascending: Int32Array): Int32Array {
  const found = new Int32Array(ascending.length);
  let count = 0;
  for (let i = 0; i < ascending.length; i++)
    if (i === 0 || ascending[i] !== ascending[i - 1]) found[count++] = ascending[i]!;
  return found.slice(0, count);
}

function at(column: Int32Array, rows: Int32Array): Int32Array {
  const found = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) found[i] = column[rows[i]!]!;
  return found;
}

/** The last word before each offset and the first one behind it, whether it has begun there or not. */
function wordsBeside(started: Int32Array, ended: Int32Array, count: number): Int32Array {
  // as many as have ended have begun, or one more
  const found = new Int32Array(3 * ended.length);
  let length = 0;
  let next = 0;
  for (let i = 0; i < ended.length; i++) {
    const last = Math.min(started[i]!, count - 1);
    for (let word = Math.max(ended[i]! - 1, next); word <= last; word++) found[length++] = word;
    next = Math.max(next, last + 1);
  }
  return found.slice(0, length);
}

/** Nothing is known: whatever is asked is found in the text. */
export const NO_MARKS: WordMarks = markWords(
  { starts: new Int32Array(), ends: new Int32Array() },
  new Int32Array(),
);

/** The words of a text by their marks; those of the whole text are found only when something else is asked. */
export class KeptWords implements Pick<WordIndex, keyof WordIndex> {
  /**
   * @param known how many the whole text has, where they were counted
   * @param found where they are asked for first
   * @param whole the words of the whole text, found anew each time
   */
  constructor(
    private readonly known: number | undefined,
    private readonly found: () => WordMarks,
    private readonly whole: () => WordIndex,
  ) {}

  get count(): number {
    return this.known ?? this.whole().count;
  }

  private get marks(): WordMarks {
    return this.found();
  }

  get starts(): Int32Array {
    return this.whole().starts;
  }

  get ends(): Int32Array {
    return this.whole().ends;
  }

  startOf(word: number): number {
    const { beside, starts } = this.marks;
    const at = firstAtLeast(beside, word);
    return beside[at] === word ? starts[at]! : this.whole().startOf(word);
  }

  endOf(word: number): number {
    const { beside, ends } = this.marks;
    const at = firstAtLeast(beside, word);
    return beside[at] === word ? ends[at]! : this.whole().endOf(word);
  }

  startedBefore(offset: number): number {
    const mark = this.markAt(offset);
    return mark < 0 ? this.whole().startedBefore(offset) : this.marks.started[mark]!;
  }

  countIn(start: number, end: number): number {
    const [from, to] = this.range(start, end);
    return to - from;
  }

  range(start: number, end: number): [number, number] {
    const first = this.markAt(start);
    const last = this.markAt(end);
    if (first < 0 || last < 0) {
      const { starts, ends } = this.whole();
      return overlapRange(starts, ends, start, end);
    }
    const from = this.marks.ended[first]!;
    return [from, end <= start ? from : Math.max(from, this.marks.started[last]!)];
  }

  /** -1 where an offset is not marked. */
  private markAt(offset: number): number {
    const { offsets } = this.marks;
    const mark = firstIndex(offsets.length, i => offsets[i]! >= offset);
    return offsets[mark] === offset ? mark : -1;
  }
}
