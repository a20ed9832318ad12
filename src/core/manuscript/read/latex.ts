import type { CellPlace, Paragraph } from '../manuscript';
import { isPlainFormula } from './formula';
import { type LatexCommand, environmentArguments, environmentOf, latexCommand } from './latexCommands';
import { accentOf, accented, signOf } from './latexSigns';
import { ParagraphWriter } from './paragraphWriter';
import type { SourceText } from './sourceText';

/** The paragraphs of a paper in LaTeX: of this file only, as what it takes in with `\input` is in others. */
export function latexParagraphs(source: SourceText): Paragraph[] {
  return new LatexReader(source).read();
}

interface OpenTable {
  readonly number: number;
  row: number;
  column: number;
  /** Columns of the cell at hand. */
  span: number;
}

/** What is done where a group ends. */
type Close = (start: number, end: number) => void;

const BEGIN = '\\begin{document}';
const SPACE = /\s+/y;
const NAME = /\\([A-Za-z]+\*?|[^])/y;
const BRACED = /\{([^{}]*)\}/y;
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

class LatexReader {
  private readonly text: string;
  private readonly writer: ParagraphWriter;
  private at = 0;
  private to: number;
  private readonly groups: (Close | undefined)[] = [];
  private quotes = 0;
  /** Of the heading at hand; 0 where its level is unknown. */
  private level: number | undefined;
  private tables = 0;
  private readonly open: OpenTable[] = [];

  constructor(source: SourceText) {
    this.text = source.text;
    this.writer = new ParagraphWriter(source);
    const begin = this.text.indexOf(BEGIN);
    const end = this.text.indexOf('\\end{document}', Math.max(begin, 0));
    this.to = end < 0 ? this.text.length : end;
    if (begin >= 0) this.at = begin + BEGIN.length;
    else if (this.text.startsWith('\ufeff')) this.at = 1;
  }

  read(): Paragraph[] {
    while (this.at < this.to) this.next();
    while (this.groups.length > 0) this.groups.pop()?.(this.to, this.to);
    this.end();
    return this.writer.paragraphs;
  }

  private next(): void {
    const { at, text } = this;
    switch (text[at]) {
      case '%':
        return this.comment();
      case '\\':
        return this.command();
      case '{':
        this.groups.push(undefined);
        this.at++;
        return;
      case '}':
        this.at++;
        this.groups.pop()?.(at, at + 1);
        return;
      case '$':
        return this.formula(text.startsWith('$$', at) ? '$$' : '$');
      case '&':
        if (this.open.length === 0) return this.copy(1);
        this.end();
        this.nextCell(this.open.at(-1)!);
        return;
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
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        return this.space();
      default:
        return this.copy(1);
    }
  }

  /** Up to the end of its line, with the line end and the blanks of the next line. */
  private comment(): void {
    const end = /[\r\n]|$/g;
    end.lastIndex = this.at;
    const lineEnd = Math.min(end.exec(this.text)?.index ?? this.to, this.to);
    this.at = lineEnd;
    const next = /(?:\r\n?|\n)[ \t]*/y;
    next.lastIndex = lineEnd;
    this.at += next.exec(this.text)?.[0].length ?? 0;
    // a blank line after it still ends the paragraph
    if (/[\r\n]/.test(this.text[this.at] ?? '')) this.end();
  }

  private space(): void {
    SPACE.lastIndex = this.at;
    const run = SPACE.exec(this.text)![0];
    const end = Math.min(this.at + run.length, this.to);
    if ((run.match(/\r\n?|\n/g)?.length ?? 0) > 1 && this.open.length === 0) this.end();
    else this.writer.write(' ', this.at, end);
    this.at = end;
  }

  private doubleQuote(): void {
    const after = this.text[this.at + 1] ?? '';
    if (Object.hasOwn(BABEL, after) && !(after === "'" && this.text[this.at + 2] === "'"))
      return this.write(BABEL[after]!, 2);
    this.copy(1);
  }

  private formula(mark: '$' | '$$'): void {
    const start = this.at + mark.length;
    let end = start;
    while (end < this.to && !this.text.startsWith(mark, end)) end += this.text[end] === '\\' ? 2 : 1;
    if (mark === '$') this.plainFormula(start, Math.min(end, this.to));
    this.at = Math.min(end + mark.length, this.to);
  }

  private plainFormula(start: number, end: number): void {
    const formula = this.text.slice(start, end);
    if (!isPlainFormula(formula)) return;
    for (let at = start; at < end; at++)
      if (this.text[at] === '\\' && this.text[at + 1] !== '%') this.writer.write(' ', at, ++at + 1);
      else if (this.text[at] !== '\\') this.writer.copy(this.text[at]!, at);
  }

  private command(): void {
    const start = this.at;
    NAME.lastIndex = start;
    const name = NAME.exec(this.text)?.[1];
    if (name === undefined || start + name.length >= this.to) {
      this.at = start + 1;
      return;
    }
    this.at = start + 1 + name.length;
    const letters = /^[A-Za-z]/.test(name);
    const bare = letters ? name.replace(/\*$/, '') : name;
    if (bare === 'begin' || bare === 'end') return this.environment(bare);
    if (name === '\\') return this.lineEnd(start);
    if (name === '(' || name === '[') return this.displayed(name);
    if (bare === 'verb' || bare === 'lstinline') return this.verbatim();
    const mark = accentOf(bare);
    if (mark !== undefined && (!letters || this.isArgumentNext())) return this.accent(start, mark);
    if (letters) this.skipBlanks();
    const sign = letters ? signOf(bare) : this.signOfSymbol(bare);
    if (sign !== undefined) {
      this.writer.write(sign, start, start + 1 + name.length);
      // `\dots{}`
      if (letters && this.text.startsWith('{}', this.at)) this.at += 2;
      return;
    }
    const command = latexCommand(bare);
    if (command) this.run(command, name.endsWith('*'));
    // options of other commands are no text, their arguments are
    else if (letters) this.skipOptions(true);
  }

  private signOfSymbol(symbol: string): string {
    if (' ,;:!\n\r\t'.includes(symbol)) return symbol === '!' ? '' : ' ';
    return '-/@)]'.includes(symbol) ? '' : symbol;
  }

  private run(command: LatexCommand, isStarred: boolean): void {
    switch (command.does) {
      case 'cite':
        this.writer.cite();
        return this.drop(command.arguments);
      case 'drop':
        return this.drop(command.arguments);
      case 'quote':
      case 'block':
        return this.quote(command, isStarred);
      case 'cells':
        return this.cells();
      case 'heading':
        this.end();
        this.skipOptions(true);
        this.level = command.level;
        return this.group(() => {
          this.end();
          this.level = undefined;
        });
      case 'caption':
        this.end();
        this.skipOptions(true);
        return this.group(() => this.end());
      case 'note':
        this.skipOptions(false);
        this.writer.beginAside();
        return this.group(() => this.writer.endAside());
      case 'item':
        this.end();
        return;
      case 'paragraph':
        return this.end();
      case 'row':
        return this.endRow();
    }
  }

  private nextCell(table: OpenTable): void {
    Object.assign(table, { column: table.column + table.span, span: 1 });
    this.at++;
  }

  private cells(): void {
    BRACED.lastIndex = this.at;
    const columns = Number(BRACED.exec(this.text)?.[1] ?? 1);
    this.skipArguments(2);
    const table = this.open.at(-1);
    if (table && Number.isInteger(columns) && columns > 1) table.span = columns;
  }

  private quote({ does, before }: LatexCommand & { readonly before: number }, isInner: boolean): void {
    const start = this.at;
    this.skipOptions(false);
    this.skipArguments(before);
    // the work that a quotation is from
    if (before > 0) this.writer.cite();
    if (does === 'block') {
      this.end();
      this.quotes++;
      return this.group(() => {
        this.end();
        this.quotes--;
      });
    }
    const [open, close] = isInner ? ['‘', '’'] : ['“', '”'];
    this.writer.write(open!, start, this.at + 1);
    this.group((from, to) => this.writer.write(close!, from, to));
  }

  /** Opens the group of an argument. Without braces the next sign is the argument, and nothing is done. */
  private group(close: Close): void {
    this.skipBlanks();
    if (this.text[this.at] !== '{') return close(this.at, this.at);
    this.at++;
    this.groups.push(close);
  }

  private drop(count: number): void {
    this.skipOptions(false);
    this.skipArguments(count);
  }

  private skipArguments(count: number): void {
    for (let i = 0; i < count; i++) {
      this.skipBlanks();
      this.at = this.afterGroup('{', '}');
      this.skipOptions(false);
    }
  }

  /** @param isBeforeArgument whether brackets are options only where an argument follows */
  private skipOptions(isBeforeArgument: boolean): void {
    const start = this.at;
    while (this.text[this.at] === '[') {
      const end = this.afterGroup('[', ']');
      if (end === this.at) break;
      this.at = end;
    }
    if (isBeforeArgument && this.text[this.at] !== '{') this.at = start;
  }

  /** Where a group ends that begins here; here where none does. */
  private afterGroup(open: string, close: string): number {
    if (this.text[this.at] !== open) return this.at;
    let depth = 0;
    for (let at = this.at; at < this.to; at++) {
      const sign = this.text[at]!;
      if (sign === '\\') at++;
      else if (sign === '%') {
        while (at < this.to && !/[\r\n]/.test(this.text[at]!)) at++;
      } else if (sign === open || sign === '{') depth++;
      else if ((sign === close || sign === '}') && --depth === 0) return at + 1;
    }
    return this.at;
  }

  private environment(which: 'begin' | 'end'): void {
    this.skipBlanks();
    BRACED.lastIndex = this.at;
    const braced = BRACED.exec(this.text);
    if (!braced) return;
    const name = braced[1]!.trim();
    this.at += braced[0].length;
    const kind = environmentOf(name);
    if (which === 'end') {
      this.end();
      if (kind === 'quote') this.quotes = Math.max(0, this.quotes - 1);
      if (kind === 'table') this.open.pop();
      return;
    }
    if (kind === 'skipped') {
      const end = this.text.indexOf(`\\end{${braced[1]!}}`, this.at);
      this.at = end < 0 ? this.to : Math.min(this.to, end + braced[0].length + '\\end'.length);
      if (/^(?:math|comment)/.test(name)) return;
      return this.end();
    }
    this.end();
    this.skipOptions(false);
    if (kind === 'quote' && environmentArguments(name) > 0) this.writer.cite();
    this.skipArguments(environmentArguments(name));
    if (kind === 'quote') this.quotes++;
    if (kind === 'table') this.open.push({ number: this.tables++, row: 0, column: 0, span: 1 });
  }

  /** `\\`, a row of a table or a line of a paragraph. */
  private lineEnd(start: number): void {
    if (this.text[this.at] === '*') this.at++;
    const space = /^\[[^\]\r\n]*\]/.exec(this.text.slice(this.at, this.at + 30));
    if (space && /\d/.test(space[0])) this.at += space[0].length;
    if (this.open.length > 0) this.endRow();
    else this.writer.write(' ', start, this.at);
  }

  private endRow(): void {
    this.end();
    const table = this.open.at(-1);
    if (table) Object.assign(table, { row: table.row + 1, column: 0, span: 1 });
  }

  private displayed(open: '(' | '['): void {
    const close = open === '(' ? '\\)' : '\\]';
    const end = this.text.indexOf(close, this.at);
    if (end < 0 || end > this.to) return;
    if (open === '(') this.plainFormula(this.at, end);
    this.at = end + 2;
  }

  private verbatim(): void {
    const end = this.text.indexOf(this.text[this.at] ?? ' ', this.at + 1);
    if (end < 0 || end >= this.to) return;
    this.writer.copy(this.text.slice(this.at + 1, end), this.at + 1);
    this.at = end + 1;
  }

  private isArgumentNext(): boolean {
    return /^(?:\s*\{|\s+[A-Za-z\\])/.test(this.text.slice(this.at, this.at + 10));
  }

  private accent(start: number, mark: string): void {
    this.skipBlanks();
    const argument = /\{\s*(\\[A-Za-z]+\s*|[^{}\\]?)\s*\}|\\[A-Za-z]+\s?|[^\\{}\s]/uy;
    argument.lastIndex = this.at;
    const found = argument.exec(this.text);
    if (!found) return;
    const letter = (found[1] ?? found[0]).trim();
    const base = letter.startsWith('\\') ? (signOf(letter.slice(1)) ?? '') : letter;
    this.at += found[0].length;
    this.writer.write(accented(base, mark), start, this.at);
  }

  private skipBlanks(): void {
    const blanks = /[ \t]*(?:(?:\r\n?|\n)[ \t]*(?![\r\n]))?/y;
    blanks.lastIndex = this.at;
    this.at = Math.min(this.to, this.at + (blanks.exec(this.text)?.[0].length ?? 0));
  }

  private copy(count: number): void {
    this.writer.copy(this.text.slice(this.at, this.at + count), this.at);
    this.at += count;
  }

  private write(read: string, count: number): void {
    this.writer.write(read, this.at, this.at + count);
    this.at += count;
  }

  private end(): void {
    const table = this.open.at(-1);
    const cell: CellPlace | undefined = table && {
      table: table.number,
      row: table.row,
      column: table.column,
    };
    if (cell) this.writer.end('cell', { cell });
    else if (this.level !== undefined)
      this.writer.end('heading', this.level > 0 ? { level: this.level } : {});
    else this.writer.end(this.quotes > 0 ? 'quote' : 'text');
  }
}
