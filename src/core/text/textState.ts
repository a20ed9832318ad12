/** What differs between two states of a text: a stretch of the earlier one, and where that ends in the later one. UTF-16 units, half-open. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A text of which parts can be had without the whole: a string is one, too. UTF-16 units, half-open. */
export interface TextParts {
  readonly length: number;
  slice(start: number, end: number): string;
}

/** A text (LF, BOM-less) at one moment. */
export interface TextState extends TextParts {
  /** It may have to be put together first. */
  readonly whole: string;
  /** A stretch outside of which the text is what an earlier one was; undefined where that is not known. */
  changeSince(earlier: TextState): TextChange | undefined;
}

/** A text of which nothing is known but its words. */
export class WholeText implements TextState {
  readonly length: number;

  constructor(readonly whole: string) {
    this.length = whole.length;
  }

  slice(start: number, end: number): string {
    return this.whole.slice(start, end);
  }

  changeSince(): undefined {
    return undefined;
  }
}

/** A line of a text, or several, without the last line feed. UTF-16 units, half-open. */
export interface TextLines {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Units that are looked at together. */
const WINDOW = 512;

/** The lines in which a stretch is. Takes as long as they are. */
export function linesAround(state: TextParts, start: number, end: number): TextLines {
  const to = feedFrom(state, end);
  let from = start;
  for (let feed = -1; from > 0 && feed < 0;) {
    const begin = Math.max(from - WINDOW, 0);
    feed = state.slice(begin, from).lastIndexOf('\n');
    from = feed < 0 ? begin : begin + feed + 1;
  }
  return { start: from, end: to, text: state.slice(from, to) };
}

/** Where the next line feed is, from an offset on; the end of the text where there is none. */
function feedFrom(state: TextParts, offset: number): number {
  for (let at = offset; at < state.length; at += WINDOW) {
    const feed = state.slice(at, at + WINDOW).indexOf('\n');
    if (feed >= 0) return at + feed;
  }
  return state.length;
}
