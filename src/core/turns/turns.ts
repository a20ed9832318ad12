import { HeadMemory, headReader } from './headMemory';
import { MAX_HEAD } from './headLine';
import { firstAtLeast, overlapRange } from '../base/sorted';
import { readTimestamp } from './timestamps';
import { findTurnHeads } from './turnHeads';
import { NO_RULES, type TurnRules } from './turnRules';
import type { SpanArrays } from '../text/words';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';

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
  readonly labelStart?: number;
  readonly labelEnd?: number;
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
    this.count = found.length;
    this.starts = Int32Array.from(found, ({ start }) => start);
    this.headEnds = Int32Array.from(found, ({ headEnd }) => headEnd);
    this.ends = Int32Array.from(found, ({ end }) => end);
    this.labelStarts = Int32Array.from(found, ({ labelStart = -1 }) => labelStart);
    this.labelEnds = Int32Array.from(found, ({ labelEnd = -1 }) => labelEnd);
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
 * @param rules what the study says; or a memory of it, where a text is looked at again and again while it is edited
 */
export function findTurns(text: string, rules: TurnRules | HeadMemory = NO_RULES): Turns {
  const heads = findTurnHeads(text, rules instanceof HeadMemory ? rules.reader() : headReader(rules));
  const first = skipWhiteSpace(text, 0, text.length);
  const hasOpening = first < (heads[0]?.lineStart ?? text.length);
  const found: FoundTurn[] = [];
  if (hasOpening) {
    const end = skipWhiteSpaceBack(text, first, heads[0]?.lineStart ?? text.length);
    found.push({ start: first, headEnd: first, end });
  }
  heads.forEach(({ head, lineStart }, i) => {
    const end = skipWhiteSpaceBack(text, lineStart, heads[i + 1]?.lineStart ?? text.length);
    const speech = readSpeechStart(text, lineStart + head.end, end, head.timestamp);
    found.push({
      start: lineStart,
      headEnd: speech.start,
      end,
      label: head.label,
      labelStart: lineStart + head.labelStart,
      labelEnd: lineStart + head.labelEnd,
      timestamp: speech.timestamp,
      pattern: '{speaker}:',
    });
  });
  return new Turns(found);
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
