import { firstAtLeast } from '../../base/sorted';
import type { SourcePlace } from '../manuscript';

const LINE_END = /\r\n?|\n/g;
const BOM = 0xfeff;

/** A paper’s text as it is in its file, with byte order mark and line ends, and where its lines are. */
export class SourceText {
  private readonly lineStarts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length);
    this.lineStarts = starts;
  }

  /** UTF-16 units, half-open. */
  placeOf(start: number, end: number): SourcePlace {
    const line = firstAtLeast(this.lineStarts, start + 1);
    const lineStart = this.lineStarts[line - 1]!;
    // a byte order mark is in no column
    const mark = line === 1 && start > 0 && this.text.charCodeAt(0) === BOM ? 1 : 0;
    return { kind: 'text', start, end, line, column: start - lineStart - mark + 1 };
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** Where a line begins, which may be after the last one. */
  lineStart(line: number): number {
    return this.lineStarts[line] ?? this.text.length;
  }
}
