import { firstIndex } from '../base/sorted';
import type { Span } from '../text/span';

/** Words that others take the place of: UTF-16 units, half-open. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** @param edits ascending and disjoint */
export function edited(text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Where places of a text are after some edits, exactly: nothing is searched for. */
export class EditMap {
  /** By how much the text is longer before each edit, and after the last. */
  private readonly shifts: readonly number[];

  /** @param edits ascending and disjoint */
  constructor(private readonly edits: readonly TextEdit[]) {
    let shift = 0;
    this.shifts = [0, ...edits.map(({ start, end, text }) => (shift += text.length - (end - start)))];
  }

  /** A span that begins or ends within what is replaced has all that comes in its place. */
  span({ start, end }: Span): Span {
    return { start: this.at(start, false), end: this.at(end, true) };
  }

  private at(offset: number, isEnd: boolean): number {
    // the first edit that ends after the place
    const i = firstIndex(this.edits.length, k => this.edits[k]!.end > offset);
    const edit = this.edits[i];
    if (!edit || edit.start >= offset) return offset + this.shifts[i]!;
    const start = edit.start + this.shifts[i]!;
    return isEnd ? start + edit.text.length : start;
  }
}
