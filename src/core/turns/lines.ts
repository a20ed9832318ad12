import { withRoom } from '../base/typedArrays';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';

/** A line of a text, in UTF-16 units. */
export interface Line {
  readonly start: number;
  /** Without white space at the end; `start` for a blank line. */
  readonly end: number;
}

/** Lines of a text are at most this long, or they are not wrapped by hand or by a program. */
const MAX_WRAP = 200;
const MIN_WRAP = 40;

/** The lines of an LF text. */
export class Lines {
  readonly count: number;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private counts: WrapCounts | undefined;

  constructor(readonly text: string) {
    let starts = new Int32Array(64 + (text.length >> 6));
    let ends = starts.slice();
    let count = 0;
    for (let start = 0, feed = 0; feed >= 0; start = feed + 1) {
      if (count === starts.length) {
        starts = withRoom(starts, 2 * count);
        ends = withRoom(ends, 2 * count);
      }
      feed = text.indexOf('\n', start);
      starts[count] = start;
      ends[count++] = skipWhiteSpaceBack(text, start, feed < 0 ? text.length : feed);
    }
    this.starts = starts;
    this.ends = ends;
    this.count = count;
  }

  at(i: number): Line {
    return { start: this.starts[i]!, end: this.ends[i]! };
  }

  start(i: number): number {
    return this.starts[i]!;
  }

  end(i: number): number {
    return this.ends[i]!;
  }

  isBlank(i: number): boolean {
    return this.length(i) === 0;
  }

  /** Without white space at the end. */
  length(i: number): number {
    return this.ends[i]! - this.starts[i]!;
  }

  /** The beginning of a line, up to so many units of it. */
  head(i: number, units: number): string {
    const start = this.starts[i]!;
    return this.text.slice(start, Math.min(this.ends[i]!, start + units));
  }

  /** Whether a line may go on with the one above: that had no room for its first word, and does not end a sentence. */
  isWrapped(i: number): boolean {
    const room = this.wrapWidth() - this.length(i - 1) - 1;
    return this.firstWordLength(i) > room && !this.endsSentence(i - 1);
  }

  private firstWordLength(i: number): number {
    const { start, end } = this.at(i);
    const from = skipWhiteSpace(this.text, start, end);
    let to = from;
    while (to < end && to - from < MAX_WRAP && !isWhiteSpace(this.text.charCodeAt(to))) to++;
    return to - from;
  }

  private endsSentence(i: number): boolean {
    const { start, end } = this.at(i);
    return /[.!?…。！？:;"”’»)\]\-–—]$/.test(this.text.slice(Math.max(start, end - 1), end));
  }

  /** See {@link WrapCounts}. */
  get wrap(): WrapCounts {
    return (this.counts ??= this.countLengths());
  }

  wrapWidth(): number {
    return this.wrap.width;
  }

  private countLengths(): WrapCounts {
    const counts = new Int32Array(MAX_WRAP + 2);
    let total = 0;
    for (let i = 0, length = this.length(0); i + 1 < this.count; i++) {
      const below = this.length(i + 1);
      if (length > 0 && below > 0) {
        counts[Math.min(length, MAX_WRAP + 1)]!++;
        total++;
      }
      length = below;
    }
    return new WrapCounts(counts, total);
  }
}

/** How long the lines of a text are that have another one below, white space at the end not included. */
export class WrapCounts {
  /**
   * The width at which the lines are wrapped; Infinity when they are not, and every line is a paragraph. Wrapped text shows
   * itself: of these lines, a third or more (and five at least) are about as long as the longest, and that is the width of
   * a page.
   */
  readonly width: number;

  /** @param counts how many are so long; the last one, how many are longer than a page is wide */
  constructor(
    private readonly counts: Int32Array,
    private readonly total: number,
  ) {
    // Not the very longest: an address or a table may stick out.
    let width = MAX_WRAP + 1;
    for (let longer = counts[width]!; width > 0 && longer <= total * 0.02;) longer += counts[--width]!;
    const full = counts.subarray(Math.max(width - 15, 0), width + 1).reduce((sum, count) => sum + count, 0);
    const isWrapped = width >= MIN_WRAP && width <= MAX_WRAP && full >= 5 && full >= total / 3;
    this.width = isWrapped ? width : Infinity;
  }

  /** The same, with a line of another length. */
  with(before: number, after: number): WrapCounts {
    const from = Math.min(before, MAX_WRAP + 1);
    const to = Math.min(after, MAX_WRAP + 1);
    if (from === to) return this;
    const counts = this.counts.slice();
    counts[from]!--;
    counts[to]!++;
    return new WrapCounts(counts, this.total);
  }
}
