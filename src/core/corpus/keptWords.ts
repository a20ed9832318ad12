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
export function markWords(words: SpanArrays, offsets: Int32Array): WordMarks {
  const marked = offsets.sort().filter((offset, i) => i === 0 || offset !== offsets[i - 1]);
  const started = new Int32Array(marked.length);
  const ended = new Int32Array(marked.length);
  let start = 0;
  let end = 0;
  marked.forEach((offset, i) => {
    while (start < words.starts.length && words.starts[start]! < offset) start++;
    while (end < words.ends.length && words.ends[end]! <= offset) end++;
    started[i] = start;
    ended[i] = end;
  });
  const beside = wordsBeside(started, ended, words.starts.length);
  return {
    ...{ offsets: marked, started, ended, beside },
    starts: beside.map(word => words.starts[word]!),
    ends: beside.map(word => words.ends[word]!),
  };
}

/** The last word before each offset and the first one behind it, whether it has begun there or not. */
function wordsBeside(started: Int32Array, ended: Int32Array, count: number): Int32Array {
  const found: number[] = [];
  const add = (word: number) => {
    if (word >= 0 && word < count && word > (found.at(-1) ?? -1)) found.push(word);
  };
  // as many as have ended have begun, or one more
  for (let i = 0; i < ended.length; i++)
    for (let word = ended[i]! - 1; word <= started[i]!; word++) add(word);
  return Int32Array.from(found);
}

/** The words of a text by their marks; those of the whole text are found only when something else is asked. */
export class KeptWords implements Pick<WordIndex, keyof WordIndex> {
  /**
   * @param count of the whole text
   * @param found where they are asked for first
   * @param whole the words of the whole text, found anew each time
   */
  constructor(
    readonly count: number,
    private readonly found: () => WordMarks,
    private readonly whole: () => WordIndex,
  ) {}

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
