import type { SourceText } from './sourceText';

const BEGIN = '\\begin{document}';
const BLANKS = /[ \t]*(?:(?:\r\n?|\n)[ \t]*(?![\r\n]))?/y;
const BLANK_LINE = /(?:\r\n?|\n)[ \t]*(?=[\r\n])/g;
const TRIM = /\s*\([^()\r\n]*\)/y;
const BRACED = /\{([^{}]*)\}/y;
/** An argument is no longer, in UTF-16 units: a brace that is never closed is no argument. */
const MAX_ARGUMENT = 20_000;

/** A place in the body of a LaTeX file, and how to pass over what is no text. UTF-16 units of the file. */
export class LatexCursor {
  readonly text: string;
  readonly to: number;
  at = 0;
  private paragraphFrom = 0;
  private paragraphTo = -1;

  constructor({ text }: SourceText) {
    this.text = text;
    const begin = text.indexOf(BEGIN);
    const end = text.indexOf('\\end{document}', Math.max(begin, 0));
    this.to = end < 0 ? text.length : end;
    if (begin >= 0) this.at = begin + BEGIN.length;
    else if (text.startsWith('\ufeff')) this.at = 1;
  }

  /** What a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text) ?? undefined;
  }

  /** Where the next blank line begins, or the text ends. */
  get paragraphEnd(): number {
    if (this.at < this.paragraphFrom || this.at > this.paragraphTo) {
      BLANK_LINE.lastIndex = this.paragraphFrom = this.at;
      this.paragraphTo = Math.min(BLANK_LINE.exec(this.text)?.index ?? this.to, this.to);
    }
    return this.paragraphTo;
  }

  /** Blanks and at most one line end. */
  skipBlanks(): void {
    this.at = Math.min(this.to, this.at + (this.match(BLANKS)?.[0].length ?? 0));
  }

  /** @param isBeforeArgument whether brackets are options only where an argument follows */
  skipOptions(isBeforeArgument: boolean): void {
    const start = this.at;
    while (this.text[this.at] === '[') {
      const end = this.afterGroup('[', ']', this.paragraphEnd);
      if (end === this.at) break;
      this.at = end;
    }
    if (isBeforeArgument && this.text[this.at] !== '{') this.at = start;
  }

  skipArguments(count: number): void {
    for (let i = 0; i < count; i++) {
      this.skipBlanks();
      this.at = this.afterGroup('{', '}', Math.min(this.to, this.at + MAX_ARGUMENT));
      this.skipOptions(false);
    }
  }

  /** What a line between rows of a table says of where it is: `[1pt](lr){2-3}`. */
  skipLine(): void {
    this.skipOptions(false);
    this.at += this.match(TRIM)?.[0].length ?? 0;
    this.skipArguments(1);
  }

  /** What is in braces here, without others in it; undefined where there are none. Stays where it is. */
  get braced(): { readonly words: string; readonly length: number } | undefined {
    const found = this.match(BRACED);
    return found && { words: found[1]!, length: found[0].length };
  }

  /** Where a group ends that begins here; here where none does. */
  private afterGroup(open: string, close: string, to: number): number {
    if (this.text[this.at] !== open) return this.at;
    let depth = 0;
    for (let at = this.at; at < to; at++) {
      const sign = this.text[at]!;
      if (sign === '\\') at++;
      else if (sign === '%') {
        while (at < to && !/[\r\n]/.test(this.text[at]!)) at++;
      } else if (sign === open || sign === '{') depth++;
      else if ((sign === close || sign === '}') && --depth === 0) return at + 1;
    }
    return this.at;
  }
}
