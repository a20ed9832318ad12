import { firstAtLeast, firstIndex } from '../base/sorted';

/** A place as VS Code has it: both count from 0, characters in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** What an edit puts in place of a stretch of a text: UTF-16 units, half-open. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Converts between offsets and lines of an LF text, in UTF-16 units. What lies outside the text or after the end of a
 * line is moved to the nearest place inside.
 */
export class LineIndex {
  /** At least 1: the empty text has one empty line. */
  readonly lineCount: number;

  private constructor(
    private readonly starts: Int32Array,
    private readonly length: number,
    /** From this line on, lines begin so much further on than `starts` says: a key moves all of them, and copies none. */
    private readonly shiftedFrom = starts.length,
    private readonly shift = 0,
  ) {
    this.lineCount = starts.length;
  }

  static of(text: string): LineIndex {
    let count = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    const starts = new Int32Array(count);
    for (let line = 1; line < count; line++) starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    return new LineIndex(starts, text.length);
  }

  /**
   * The index of the text after some edits, made without looking at the text.
   * @param edits disjoint, in units of the text before them; of two insertions at one place the one that comes later in
   * the list comes first in the text
   */
  edited(edits: readonly Replacement[]): LineIndex {
    const [only] = edits;
    const typed = only && edits.length === 1 ? this.editedInLine(only) : undefined;
    if (typed) return typed;
    const starts = this.shiftedStarts();
    const sorted = [...edits].reverse().sort((a, b) => a.start - b.start || a.end - b.end);
    const parts: Int32Array[] = [];
    let line = 0;
    let shift = 0;
    const keepUntil = (next: number) => {
      parts.push(starts.slice(line, next).map(start => start + shift));
      line = next;
    };
    for (const { start, end, text } of sorted) {
      keepUntil(firstAtLeast(starts, start + 1));
      parts.push(feedEnds(text, start + shift));
      // lines whose line feed is removed
      line = Math.max(line, firstAtLeast(starts, end + 1));
      shift += text.length - (end - start);
    }
    keepUntil(starts.length);
    return new LineIndex(joined(parts), this.length + shift);
  }

  /** The same for an edit that neither makes nor removes a line. */
  private editedInLine({ start, end, text }: Replacement): LineIndex | undefined {
    const next = this.lineFrom(start + 1);
    if (text.includes('\n') || this.lineFrom(end + 1) !== next) return undefined;
    const moved = text.length - (end - start);
    const length = this.length + moved;
    if (this.shift === 0 || this.shiftedFrom === next)
      return new LineIndex(this.starts, length, next, this.shift + moved);
    return new LineIndex(this.shiftedStarts(), length, next, moved);
  }

  /** Where each line begins. */
  private shiftedStarts(): Int32Array {
    if (this.shift === 0) return this.starts;
    const starts = this.starts.slice();
    for (let line = this.shiftedFrom; line < starts.length; line++) starts[line]! += this.shift;
    return starts;
  }

  private startOf(line: number): number {
    return this.starts[line]! + (line < this.shiftedFrom ? 0 : this.shift);
  }

  /** The first line that begins at an offset or after it. */
  private lineFrom(offset: number): number {
    if (this.shift === 0) return firstAtLeast(this.starts, offset);
    return firstIndex(this.lineCount, line => this.startOf(line) >= offset);
  }

  /** The offset at which a line starts; the end of the text for a line after the last. */
  lineStart(line: number): number {
    return this.offsetAt(line, 0);
  }

  /** The offset of a line's line feed; the end of the text for the last line. */
  lineEnd(line: number): number {
    return line + 1 < this.lineCount ? this.startOf(line + 1) - 1 : this.length;
  }

  positionAt(offset: number): LinePosition {
    const inside = clamp(offset, this.length);
    const line = this.lineFrom(inside + 1) - 1;
    return { line, character: inside - this.startOf(line) };
  }

  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.length;
    const start = this.startOf(line);
    return start + clamp(character, this.lineEnd(line) - start);
  }
}

/** Where lines begin after the line feeds of a text at an offset. */
function feedEnds(text: string, offset: number): Int32Array {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(offset + at + 1);
  return Int32Array.from(ends);
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
