import { type HeadLine, MAX_HEAD, type ReadHead, readHeadLine } from './headLine';
import { LineIndex } from '../text/lineIndex';
import { isMetadata, labelShape, type LabelShape } from './labels';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';

/** A line that has the form of a turn's head, with what its surroundings say about it. */
export interface HeadCandidate {
  readonly head: HeadLine;
  /** Offset of the line in the text. */
  readonly lineStart: number;
  readonly shape: LabelShape;
  readonly isAfterBlank: boolean;
  readonly isBeforeBlank: boolean;
  readonly isIndented: boolean;
  /** It may be a wrapped line: the line above had no room for its first word, and does not end a sentence. */
  readonly mayBeWrapped: boolean;
  /** Offset of the speech in the line; undefined when none follows on the line. */
  readonly textColumn: number | undefined;
  /** What is between the head and the speech. */
  readonly gap: 'narrow' | 'wide' | 'tab';
}

interface Line {
  readonly start: number;
  /** Without white space at the end; `start` for a blank line. */
  readonly end: number;
}

/** A line without a colon that is longer than this is no label on a line of its own. */
const MAX_ALONE = 100;

/** Lines of a text are at most this long, or they are not wrapped by hand or by a program. */
const MAX_WRAP = 200;
const MIN_WRAP = 40;

/** A block of at most so many lines at the top is the head of a transcript, if one of them is metadata. */
const MAX_HEADER = 12;

/**
 * All lines of a text that may begin a turn, in order; the head of the transcript (`Date: …`) left out.
 * @param read reads the head of a line, with the labels that the study knows
 */
export function findHeadCandidates(text: string, read: ReadHead): HeadCandidate[] {
  const lines = new Lines(text);
  const headerEnd = headerLines(text, lines);
  const wrapWidth = lines.wrapWidth();
  const candidates: HeadCandidate[] = [];
  const shapes = new Map<string, LabelShape>();
  for (let i = 0; i < lines.count; i++) {
    if (lines.isBlank(i)) continue;
    const head = readLine(text, lines, i, read);
    if (!head || (i < headerEnd && !head.isKnown)) continue;
    const shape = head.isKnown ? 'plain' : (shapes.get(head.label) ?? labelShape(head.label));
    if (!head.isKnown) shapes.set(head.label, shape);
    if (shape !== 'none') candidates.push(candidateAt(text, lines, i, wrapWidth, head, shape));
  }
  return candidates;
}

/** How many lines, down to the last one with metadata, the block at the top has: `Interviewer: N. D.`, `Date: 3 March`. */
function headerLines(text: string, lines: Lines): number {
  let i = 0;
  while (i < lines.count && lines.isBlank(i)) i++;
  const last = i + MAX_HEADER;
  let end = 0;
  for (; i < lines.count && !lines.isBlank(i); i++) {
    const head = i < last && readLine(text, lines, i, readUnknown);
    if (!head) {
      if (i >= last) return 0;
    } else if (head.form === 'colon' && isMetadata(head.label)) end = i + 1;
  }
  return i < lines.count ? end : 0;
}

const readUnknown: ReadHead = (line, isWhole) => readHeadLine(line, isWhole, () => []);

/** Reads the head of a line; the quick look first leaves out nearly all lines of wrapped speech. */
function readLine(text: string, lines: Lines, i: number, read: ReadHead): HeadLine | undefined {
  const { start, end } = lines.at(i);
  const line = text.slice(start, Math.min(end, start + MAX_HEAD));
  const mayStandAlone = end - start <= MAX_ALONE && lines.isAfterBlank(i);
  if (!mayStandAlone && !line.includes(':') && !line.includes('：') && !line.includes('\t')) return undefined;
  return read(line, end - start <= MAX_HEAD);
}

function candidateAt(
  text: string,
  lines: Lines,
  i: number,
  wrapWidth: number,
  head: HeadLine,
  shape: LabelShape,
): HeadCandidate {
  const { start, end } = lines.at(i);
  const headEnd = start + head.end;
  const speech = skipWhiteSpace(text, headEnd, end);
  const gap = text.slice(headEnd, speech);
  const isAfterBlank = lines.isAfterBlank(i);
  const mayBeWrapped = !isAfterBlank && isWrapped(text, lines, i, wrapWidth);
  return {
    head,
    shape,
    lineStart: start,
    isAfterBlank,
    isBeforeBlank: i + 1 === lines.count || lines.isBlank(i + 1),
    isIndented: isWhiteSpace(text.charCodeAt(start)),
    mayBeWrapped,
    gap: gap.includes('\t') ? 'tab' : gap.length > 1 ? 'wide' : 'narrow',
    textColumn: speech < end ? speech - start : undefined,
  };
}

function isWrapped(text: string, lines: Lines, i: number, wrapWidth: number): boolean {
  const above = lines.at(i - 1);
  const room = wrapWidth - (above.end - above.start) - 1;
  return firstWordLength(text, lines.at(i)) > room && !endsSentence(text, above);
}

function firstWordLength(text: string, { start, end }: Line): number {
  const from = skipWhiteSpace(text, start, end);
  let to = from;
  while (to < end && to - from < MAX_WRAP && !isWhiteSpace(text.charCodeAt(to))) to++;
  return to - from;
}

function endsSentence(text: string, { start, end }: Line): boolean {
  return /[.!?…。！？:;"”’»)\]\-–—]$/.test(text.slice(Math.max(start, end - 1), end));
}

/** The lines of an LF text. */
class Lines {
  readonly count: number;
  private readonly index: LineIndex;
  private readonly ends: Int32Array;

  constructor(text: string) {
    this.index = LineIndex.of(text);
    this.count = this.index.lineCount;
    this.ends = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      this.ends[i] = skipWhiteSpaceBack(text, this.index.lineStart(i), this.index.lineEnd(i));
    }
  }

  at(i: number): Line {
    return { start: this.index.lineStart(i), end: this.ends[i]! };
  }

  isBlank(i: number): boolean {
    return this.length(i) === 0;
  }

  /** The first line counts as if one were above it. */
  isAfterBlank(i: number): boolean {
    return i === 0 || this.isBlank(i - 1);
  }

  /** Without white space at the end. */
  private length(i: number): number {
    return this.ends[i]! - this.index.lineStart(i);
  }

  /**
   * The width at which the lines of a text are wrapped; Infinity when they are not, and every line is a paragraph. Wrapped
   * text shows itself: of the lines that have another one below, a third or more (and five at least) are about as long as
   * the longest, and that is the width of a page.
   */
  wrapWidth(): number {
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
    // Not the very longest: an address or a table may stick out.
    let width = MAX_WRAP + 1;
    for (let longer = counts[width]!; width > 0 && longer <= total * 0.02;) longer += counts[--width]!;
    const full = counts.subarray(Math.max(width - 15, 0), width + 1).reduce((sum, count) => sum + count, 0);
    const isWrapped = width >= MIN_WRAP && width <= MAX_WRAP && full >= 5 && full >= total / 3;
    return isWrapped ? width : Infinity;
  }
}
