/** Where signs are in a text, for questions about stretches that ascend: the text is gone over once, at the speed of `indexOf`. */
export class SignCursor {
  /** Where each sign comes next. */
  private readonly next: number[];
  /** The least of these. */
  private nearest = -1;

  /**
   * @param signs each one UTF-16 unit
   * @param counts whether the sign at an offset is one that is meant
   */
  constructor(
    private readonly text: string,
    private readonly signs: string,
    private readonly counts?: (text: string, at: number) => boolean,
  ) {
    this.next = Array.from(signs, () => -1);
  }

  /** Whether one of the signs is in `[start, end)`. */
  isIn(start: number, end: number): boolean {
    if (this.nearest < start) this.go(start);
    return this.nearest < end;
  }

  private go(offset: number): void {
    const { next } = this;
    this.nearest = Infinity;
    for (let i = 0; i < next.length; i++) {
      if (next[i]! < offset) next[i] = this.after(this.signs[i]!, offset);
      this.nearest = Math.min(this.nearest, next[i]!);
    }
  }

  private after(sign: string, offset: number): number {
    const { text, counts } = this;
    let found = text.indexOf(sign, offset);
    if (counts) while (found >= 0 && !counts(text, found)) found = text.indexOf(sign, found + 1);
    return found < 0 ? Infinity : found;
  }
}
