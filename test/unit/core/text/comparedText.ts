import type { TextChange, TextState } from '../../../../src/core/text/textState';

/** A text that is compared with earlier ones unit by unit. */
export class ComparedText implements TextState {
  readonly length: number;

  /** @param wider by so many units on both sides what has changed is told, as where several edits are taken together */
  constructor(
    readonly whole: string,
    private readonly wider = 0,
  ) {
    this.length = whole.length;
  }

  slice(start: number, end: number): string {
    return this.whole.slice(start, end);
  }

  changeSince({ whole: before }: TextState): TextChange {
    const { whole: now, wider } = this;
    const shorter = Math.min(before.length, now.length);
    let start = 0;
    while (start < shorter && before[start] === now[start]) start++;
    let same = 0;
    while (same < shorter - start && before.at(-1 - same) === now.at(-1 - same)) same++;
    start = Math.max(start - wider, 0);
    same = Math.max(same - wider, 0);
    return { start, oldEnd: before.length - same, newEnd: now.length - same };
  }
}
