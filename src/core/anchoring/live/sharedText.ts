import type { Leaf } from './textPages';

/**
 * A text as it was at one moment. What it has in common with the texts before and after it is kept once, and nothing is
 * kept joined: it weighs about as much as what was changed. UTF-16 units, half-open.
 */
export class SharedText {
  constructor(
    private readonly pages: readonly (readonly Leaf[])[],
    readonly length: number,
  ) {}

  /** Joined each time: for a stretch, {@link slice} is faster. */
  get text(): string {
    return this.pages.map(leaves => leaves.map(({ text }) => text).join('')).join('');
  }

  slice(start: number, end: number): string {
    let words = '';
    let at = 0;
    for (const leaves of this.pages) {
      for (const { text } of leaves) {
        if (at >= end) return words;
        if (at + text.length > start) words += text.slice(Math.max(start - at, 0), end - at);
        at += text.length;
      }
    }
    return words;
  }
}
