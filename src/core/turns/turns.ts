import { HeadMemory, headReader } from './headMemory';
import { MAX_HEAD } from './headLine';
import { firstAtLeast, overlapRange } from '../base/sorted';
import { readTimestamp } from './timestamps';
import { findTurnHeads } from './turnHeads';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';

/** What turns are called, one entry for each. */
interface Captions {
  readonly labels: readonly (string | undefined)[];
  readonly timestamps: readonly (string | undefined)[];
}

/**
 * The turns of a transcript, in order. They do not overlap, and all text that is not white space is in one. Offsets are
 * UTF-16 units over the LF text, half-open.
 */
export class Turns {
  readonly count: number;

  constructor(
    /** Where a turn starts: at the line of its label. */
    readonly starts: Int32Array,
    /** Where its speech starts: after label, timestamp and white space. The turn's end, when nothing is said. */
    readonly headEnds: Int32Array,
    /** Behind its last character that is not white space. */
    readonly ends: Int32Array,
    private readonly captions: Captions,
  ) {
    this.count = starts.length;
  }

  /** As {@link labelKey} has it, without timestamp and emphasis; undefined for text before the first label. */
  label(i: number): string | undefined {
    return this.captions.labels[i];
  }

  /** As written, without brackets. */
  timestamp(i: number): string | undefined {
    return this.captions.timestamps[i];
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
    return [...new Set(this.captions.labels.filter(label => label !== undefined))];
  }
}

/**
 * Finds who speaks when. A turn starts at a line with a label and ends before the next one. Text above the first label is
 * a turn without one, and so is a text without any label.
 *
 * What a label's line looks like (emphasis as in `**Name:**` may surround any of it; brackets round a timestamp may be
 * any; the colon may be full-width):
 *
 * - `Name:` with speech after it or below it; `[Name]:`
 * - `[00:01:02] Name:`, `00:01:02 Name:`, `Name (00:01:02):`, `Name: [00:01:02]`
 * - `Name 00:01:02` and nothing else; with one space and no hours (`Name 0:05`) only after a blank line, twice in a text
 * - `Name` and nothing else, after a blank line and right above the speech, when the label recurs; with a timestamp
 *   before it, too. A role or a number may have a blank line below, too.
 *
 * Which of these are labels:
 *
 * 1. Labels that the study claims, always, wherever a line starts with one in one of these forms or before a tab; on a
 *    line of its own, only after a blank line. Letters must be the same, composed or not; white space need not.
 * 2. What looks like a name, a code or a role (`labelShape`), when it recurs.
 * 3. What might also be the start of a sentence (`Job coach:`, `interviewer:`, `p1:`), when it recurs, but not on a line
 *    that may be a wrapped one.
 * 4. What looks like a name, code or role and occurs once, when it has a timestamp, or else when it is laid out as
 *    the labels that recur: no trait (no blank line above, speech on the same line or on the next, one space before it,
 *    no emphasis, indentation) that fewer than one in ten of those have. With fewer than five of those, any layout will
 *    do. Never on a line that may be a wrapped one.
 *
 * A line may be a wrapped one when the text is wrapped (`wrapWidth`), its first word had no room in the line above, and
 * that does not end a sentence.
 *
 * Never labels, unless claimed: words that make sentences (`However:`, `so I said:`), what a transcript's head or
 * a heading is about (`Date:`, `Transcribed by:`, `Step 2:`), and everything above such a `Date:` in a block of up to
 * 12 lines at the top. After the colon there is white space, unless the label recurs (`INT:Yes`); never `//` or a digit.
 *
 * @param text LF, BOM-less
 * @param claimed labels that the study knows, as written in the text; or a memory that knows them, where a text is looked
 * at again and again while it is edited
 */
export function findTurns(
  text: string,
  claimed: ReadonlySet<string> | readonly string[] | HeadMemory = [],
): Turns {
  const heads = findTurnHeads(text, claimed instanceof HeadMemory ? claimed.reader() : headReader(claimed));
  const first = skipWhiteSpace(text, 0, text.length);
  const hasOpening = first < (heads[0]?.lineStart ?? text.length);
  const count = heads.length + (hasOpening ? 1 : 0);
  const starts = new Int32Array(count);
  const headEnds = new Int32Array(count);
  const ends = new Int32Array(count);
  const labels = new Array<string | undefined>(count).fill(undefined);
  const timestamps = new Array<string | undefined>(count).fill(undefined);

  if (hasOpening) {
    starts[0] = headEnds[0] = first;
    ends[0] = skipWhiteSpaceBack(text, first, heads[0]?.lineStart ?? text.length);
  }
  heads.forEach(({ head, lineStart }, k) => {
    const i = hasOpening ? k + 1 : k;
    const end = skipWhiteSpaceBack(text, lineStart, heads[k + 1]?.lineStart ?? text.length);
    const speech = readSpeechStart(text, lineStart + head.end, end, head.timestamp);
    starts[i] = lineStart;
    headEnds[i] = speech.start;
    ends[i] = end;
    labels[i] = head.label;
    timestamps[i] = speech.timestamp;
  });
  return new Turns(starts, headEnds, ends, { labels, timestamps });
}

/** Skips white space, and a timestamp below a label on a line of its own, to where speech starts. */
function readSpeechStart(
  text: string,
  headLineEnd: number,
  end: number,
  timestamp: string | undefined,
): { start: number; timestamp: string | undefined } {
  const start = skipWhiteSpace(text, headLineEnd, end);
  if (timestamp !== undefined || !text.slice(headLineEnd, start).includes('\n')) return { start, timestamp };

  const below = readTimestamp(text.slice(start, Math.min(end, start + MAX_HEAD)), 0);
  const after = start + (below?.end ?? 0);
  const isApart =
    after === end || text[after] === '\n' || (below?.isMark && isWhiteSpace(text.charCodeAt(after)));
  if (!below || !isApart) return { start, timestamp };
  return { start: skipWhiteSpace(text, after, end), timestamp: below.value };
}
