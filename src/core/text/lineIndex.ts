import { firstAtLeast } from '../base/sorted';

/** A place as VS Code has it: both count from 0, characters in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Converts between offsets and lines of an LF text, in UTF-16 units. What lies outside the text or behind the end of a
 * line is moved to the nearest place inside.
 */
export class LineIndex {
  /** At least 1: the empty text has one empty line. */
  readonly lineCount: number;
  private readonly starts: Int32Array;
  private readonly length: number;

  constructor(text: string) {
    let count = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    this.starts = new Int32Array(count);
    for (let line = 1; line < count; line++) {
      this.starts[line] = text.indexOf('\n', this.starts[line - 1]) + 1;
    }
    this.lineCount = count;
    this.length = text.length;
  }

  /** The offset at which a line starts; the end of the text for a line behind the last. */
  lineStart(line: number): number {
    return this.offsetAt(line, 0);
  }

  /** The offset of a line's line feed; the end of the text for the last line. */
  lineEnd(line: number): number {
    return line + 1 < this.lineCount ? this.starts[line + 1]! - 1 : this.length;
  }

  positionAt(offset: number): LinePosition {
    const inside = clamp(offset, this.length);
    const line = firstAtLeast(this.starts, inside + 1) - 1;
    return { line, character: inside - this.starts[line]! };
  }

  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.length;
    const start = this.starts[line]!;
    return start + clamp(character, this.lineEnd(line) - start);
  }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
