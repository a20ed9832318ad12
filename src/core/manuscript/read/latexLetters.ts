import type { LatexCursor } from './latexCursor';
import { accented, signOf } from './latexSigns';
import type { ParagraphWriter } from './paragraphWriter';

const VERBATIM = /([^\r\n])((?:(?!\1)[^\r\n])*)\1/y;
/** Quotation marks of babel: `"`` and `"'` in German, and what has another meaning after a double quote. */
const BABEL: Readonly<Record<string, string>> = {
  '`': '„',
  "'": '“',
  '<': '«',
  '>': '»',
  '=': '-',
  '~': '-',
  '-': '',
};

/** Reads letters and signs of a LaTeX file. */
export class LatexLetters {
  constructor(
    private readonly cursor: LatexCursor,
    private readonly writer: ParagraphWriter,
  ) {}

  /** A sign that is text, or several that stand for one: quotation marks and dashes. */
  read(): void {
    const { at, text } = this.cursor;
    switch (text[at]) {
      case '~':
        return this.write(' ', 1);
      case '`':
        return text[at + 1] === '`' ? this.write('“', 2) : this.write('‘', 1);
      case "'":
        return text[at + 1] === "'" ? this.write('”', 2) : this.write('’', 1);
      case '"':
        return this.doubleQuote();
      case ',':
        return text[at + 1] === ',' ? this.write('„', 2) : this.copy(1);
      case '<':
        return text[at + 1] === '<' ? this.write('«', 2) : this.copy(1);
      case '>':
        return text[at + 1] === '>' ? this.write('»', 2) : this.copy(1);
      case '-':
        if (text.startsWith('---', at)) return this.write('—', 3);
        return text[at + 1] === '-' ? this.write('–', 2) : this.copy(1);
      default:
        return this.copy(1);
    }
  }

  private doubleQuote(): void {
    const after = this.cursor.text[this.cursor.at + 1] ?? '';
    if (Object.hasOwn(BABEL, after) && !(after === "'" && this.cursor.text[this.cursor.at + 2] === "'"))
      return this.write(BABEL[after]!, 2);
    this.copy(1);
  }

  /** After `\verb`: between two of any sign, in one line. */
  verbatim(): void {
    const code = this.cursor.match(VERBATIM);
    if (!code || this.cursor.at + code[0].length > this.cursor.to) return;
    this.writer.copy(code[2]!, this.cursor.at + 1);
    this.cursor.at += code[0].length;
  }

  /** Whether a command with a name is followed by what it takes. */
  get isArgumentNext(): boolean {
    return /^(?:\s*\{|\s+[A-Za-z\\])/.test(this.cursor.text.slice(this.cursor.at, this.cursor.at + 10));
  }

  /** Puts a mark on the letter that follows. @param start of the command */
  accent(start: number, mark: string): void {
    this.cursor.skipBlanks();
    const argument = /\{\s*(\\[A-Za-z]+\s*|[^{}\\]?)\s*\}|\\[A-Za-z]+\s?|[^\\{}\s]/uy;
    argument.lastIndex = this.cursor.at;
    const found = argument.exec(this.cursor.text);
    if (!found) return;
    const letter = (found[1] ?? found[0]).trim();
    const base = letter.startsWith('\\') ? (signOf(letter.slice(1)) ?? '') : letter;
    this.cursor.at += found[0].length;
    this.writer.write(accented(base, mark), start, this.cursor.at);
  }

  private copy(count: number): void {
    this.writer.copy(this.cursor.text.slice(this.cursor.at, this.cursor.at + count), this.cursor.at);
    this.cursor.at += count;
  }

  private write(read: string, count: number): void {
    this.writer.write(read, this.cursor.at, this.cursor.at + count);
    this.cursor.at += count;
  }
}
