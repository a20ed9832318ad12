import { firstAtLeast, firstIndex } from '../base/sorted';
import type { Span } from '../text/span';

/** Passages of a text, each once, by start, then end; none is empty. UTF-16 units, half-open. */
export interface Passages {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const NO_PASSAGES: Passages = { starts: new Int32Array(), ends: new Int32Array() };

/** More than any text has units, and small enough for a product to be a whole number. */
const MOST_UNITS = 2 ** 26;

/** Gathers passages in any order. */
export class PassageBuilder {
  private keys = new Float64Array(16);
  private count = 0;
  private isSorted = true;

  add(start: number, end: number): void {
    if (start < 0 || start >= end) return;
    if (this.count === this.keys.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.keys);
      this.keys = longer;
    }
    const key = start * MOST_UNITS + end;
    if (this.count > 0 && key < this.keys[this.count - 1]!) this.isSorted = false;
    this.keys[this.count++] = key;
  }

  build(): Passages {
    if (this.count === 0) return NO_PASSAGES;
    const keys = this.keys.subarray(0, this.count);
    if (!this.isSorted) keys.sort();
    const starts = new Int32Array(this.count);
    const ends = new Int32Array(this.count);
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (i > 0 && keys[i] === keys[i - 1]) continue;
      starts[kept] = Math.floor(keys[i]! / MOST_UNITS);
      ends[kept++] = keys[i]! % MOST_UNITS;
    }
    return { starts: starts.subarray(0, kept), ends: ends.subarray(0, kept) };
  }
}

export function passagesOf(spans: Iterable<Span>): Passages {
  const builder = new PassageBuilder();
  for (const { start, end } of spans) builder.add(start, end);
  return builder.build();
}

/** The passages of all, those on the same words once. */
export function unionOfPassages(all: readonly Passages[]): Passages {
  const some = all.filter(({ starts }) => starts.length > 0);
  if (some.length <= 1) return some[0] ?? NO_PASSAGES;
  const builder = new PassageBuilder();
  for (const { starts, ends } of some)
    for (let i = 0; i < starts.length; i++) builder.add(starts[i]!, ends[i]!);
  return builder.build();
}

/** Those for which a test holds. */
export function passagesWhere(passages: Passages, test: (start: number, end: number) => boolean): Passages {
  const { starts, ends } = passages;
  const kept = new Int32Array(starts.length);
  let count = 0;
  for (let i = 0; i < starts.length; i++) if (test(starts[i]!, ends[i]!)) kept[count++] = i;
  if (count === starts.length) return passages;
  const chosen = kept.subarray(0, count);
  return { starts: chosen.map(i => starts[i]!), ends: chosen.map(i => ends[i]!) };
}

/**
 * The words that a passage of each side share, as long as possible: what is within another such stretch is not given
 * again. Ends ascend with starts. One sweep by start, with the furthest end of either side so far.
 */
export function sharedPassages(a: Passages, b: Passages): Passages {
  const most = a.starts.length + b.starts.length;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let count = 0;
  let last = 0;
  let [furthestA, furthestB] = [0, 0];
  for (let i = 0, j = 0; i < a.starts.length || j < b.starts.length;) {
    const start = Math.min(a.starts[i] ?? Infinity, b.starts[j] ?? Infinity);
    for (; i < a.starts.length && a.starts[i] === start; i++) furthestA = Math.max(furthestA, a.ends[i]!);
    for (; j < b.starts.length && b.starts[j] === start; j++) furthestB = Math.max(furthestB, b.ends[j]!);
    const end = Math.min(furthestA, furthestB);
    if (end <= start || end <= last) continue;
    starts[count] = start;
    ends[count++] = last = end;
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}

/** Passages that share something made one, from the first start to the last end. @param passages by start */
export function joinedPassages({ starts, ends }: Passages): Passages {
  const builder = new PassageBuilder();
  for (let i = 0; i < starts.length;) {
    const start = starts[i]!;
    let end = ends[i++]!;
    for (; i < starts.length && starts[i]! < end; i++) end = Math.max(end, ends[i]!);
    builder.add(start, end);
  }
  return builder.build();
}

/** Answers whether some passage stands in a relation to another one, in logarithmic time. */
export class PassageIndex {
  /** The furthest end of those up to each. */
  private readonly furthest: Int32Array;

  constructor(private readonly passages: Passages) {
    let furthest = 0;
    this.furthest = passages.ends.map(end => (furthest = Math.max(furthest, end)));
  }

  /** Whether some passage shares a unit with `[start, end)`. */
  overlaps(start: number, end: number): boolean {
    return this.furthestBefore(firstAtLeast(this.passages.starts, end)) > start;
  }

  /** Whether some passage has all of `[start, end)` in it. */
  covers(start: number, end: number): boolean {
    return this.furthestBefore(firstAtLeast(this.passages.starts, start + 1)) >= end;
  }

  /** Whether some passage starts at an offset or after it. */
  startsFrom(offset: number): boolean {
    return (this.passages.starts.at(-1) ?? -1) >= offset;
  }

  /** The first passage that starts at an offset or after it; of several the longest. */
  firstFrom(offset: number): Span | undefined {
    const { starts, ends } = this.passages;
    const first = firstAtLeast(starts, offset);
    if (first === starts.length) return undefined;
    let last = first;
    while (last + 1 < starts.length && starts[last + 1] === starts[first]) last++;
    return { start: starts[first]!, end: ends[last]! };
  }

  private furthestBefore(count: number): number {
    return count === 0 ? -1 : this.furthest[count - 1]!;
  }
}

/** A passage counted in words or turns: the number of its first one and, exclusive or not, of its last one. */
export type Counted = (start: number, end: number) => readonly [low: number, high: number];

/** Answers which passages are at most so far from another one, counted in words or turns. */
export class NearIndex {
  private readonly lows: Int32Array;
  /** By end. */
  private readonly byEnd: Int32Array;
  private readonly highs: Int32Array;
  /** The furthest end of those up to each, by start. */
  private readonly furthest: Int32Array;
  /** The first start of those from each on, by end. */
  private readonly earliest: Int32Array;

  constructor(
    { starts, ends }: Passages,
    private readonly counted: Counted,
    private readonly most: number,
  ) {
    const count = starts.length;
    this.lows = new Int32Array(count);
    this.highs = new Int32Array(count);
    this.earliest = new Int32Array(count);
    let furthest = 0;
    this.furthest = ends.map(end => (furthest = Math.max(furthest, end)));
    const keys = Float64Array.from(ends, (end, i) => end * MOST_UNITS + i).sort();
    this.byEnd = Int32Array.from(keys, key => key % MOST_UNITS);
    let earliest = Infinity;
    for (let at = count - 1; at >= 0; at--) {
      const i = this.byEnd[at]!;
      const [low, high] = counted(starts[i]!, ends[i]!);
      this.lows[i] = low;
      this.highs[at] = high;
      this.earliest[at] = earliest = Math.min(earliest, starts[i]!);
    }
  }

  /** From the first start to the last end of all that is near `[start, end)`; undefined where nothing is. */
  around(start: number, end: number): Span | undefined {
    const [low, high] = this.counted(start, end);
    const before = firstIndex(this.lows.length, i => this.lows[i]! > high + this.most);
    const from = firstIndex(this.highs.length, at => this.highs[at]! >= low - this.most);
    if (before === 0 || from === this.highs.length) return undefined;
    const reach = { start: this.earliest[from]!, end: this.furthest[before - 1]! };
    // of those that begin early enough the one that ends last, and of those that end late enough the one that begins first
    return this.isNear(reach.start, reach.end, low, high) ? reach : undefined;
  }

  private isNear(start: number, end: number, low: number, high: number): boolean {
    return (
      this.counted(start, start + 1)[0] <= high + this.most &&
      this.counted(end - 1, end)[1] >= low - this.most
    );
  }
}
