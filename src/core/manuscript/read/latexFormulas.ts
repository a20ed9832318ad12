import { isPlainFormula } from './formula';
import type { LatexCursor } from './latexCursor';
import type { ParagraphWriter } from './paragraphWriter';

/** Reads formulas: no text, but for one in a line that is only numbers and letters, as `$n = 5$`. */
export class LatexFormulas {
  constructor(
    private readonly cursor: LatexCursor,
    private readonly writer: ParagraphWriter,
  ) {}

  /** At a dollar; one that is never closed in its paragraph is only a dollar. */
  dollar(): void {
    const { cursor } = this;
    const { at, text, paragraphEnd } = cursor;
    const mark = text.startsWith('$$', at) ? '$$' : '$';
    const start = at + mark.length;
    let end = start;
    while (end < paragraphEnd && !text.startsWith(mark, end)) end += text[end] === '\\' ? 2 : 1;
    if (end >= paragraphEnd) {
      this.writer.copy(mark, at);
      cursor.at = start;
      return;
    }
    if (mark === '$') this.plain(start, end);
    cursor.at = end + mark.length;
  }

  /** After `\(` or `\[`. */
  displayed(open: '(' | '['): void {
    const { cursor } = this;
    const { at, text, paragraphEnd } = cursor;
    const close = open === '(' ? '\\)' : '\\]';
    const end = text.slice(at, paragraphEnd).indexOf(close);
    if (end < 0) return;
    if (open === '(') this.plain(at, at + end);
    cursor.at = at + end + close.length;
  }

  private plain(start: number, end: number): void {
    const { text } = this.cursor;
    if (!isPlainFormula(text.slice(start, end))) return;
    for (let at = start; at < end; at++)
      if (text[at] === '\\' && text[at + 1] !== '%') this.writer.write(' ', at, ++at + 1);
      else if (text[at] !== '\\') this.writer.copy(text[at]!, at);
  }
}
