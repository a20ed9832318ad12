/** Where a sign is in a text, for questions about stretches that ascend: the text is gone over once, at the speed of `indexOf`. */
export class SignCursor {
  private next: number;

  /** @param counts whether the sign at an offset is one that is meant */
  constructor(
    private readonly text: string,
    private readonly sign: string,
    private readonly counts?: (text: string, at: number) => boolean,
  ) {
    this.next = this.after(0);
  }

  /** Whether the sign is in `[start, end)`. */
  isIn(start: number, end: number): boolean {
    if (this.next < start) this.next = this.after(start);
    return this.next + this.sign.length <= end;
  }

  private after(offset: number): number {
    const { text, sign, counts } = this;
    let found = text.indexOf(sign, offset);
    if (counts) while (found >= 0 && !counts(text, found)) found = text.indexOf(sign, found + 1);
    return found < 0 ? Infinity : found;
  }
}
