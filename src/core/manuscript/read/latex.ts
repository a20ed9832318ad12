import type { Steps } from '../../base/steps';
import type { Paragraph } from '../manuscript';
import { type LatexCommand, environmentArguments, environmentOf, latexCommand } from './latexCommands';
import { LatexCursor } from './latexCursor';
import { LatexFormulas } from './latexFormulas';
import { LatexLetters } from './latexLetters';
import { accentOf, signOf, signOfSymbol } from './latexSigns';
import { LatexTables } from './latexTables';
import { ParagraphWriter } from './paragraphWriter';
import type { SourceText } from './sourceText';

/** The paragraphs of a paper in LaTeX: of this file only, as what it takes in with `\input` is in others. */
export function latexParagraphs(source: SourceText): Steps<Paragraph[]> {
  return new LatexReader(source).read();
}

/** What is done where a group ends. */
type Close = (start: number, end: number) => void;

/** UTF-16 units that are read between two looks at whether something else waits. */
const SLICE = 1 << 12;

const SPACE = /\s+/y;
const NAME = /\\([A-Za-z]+\*?|[^])/y;
class LatexReader {
  private readonly cursor: LatexCursor;
  private readonly text: string;
  private readonly to: number;
  private readonly writer: ParagraphWriter;
  private readonly tables = new LatexTables();
  private readonly formulas: LatexFormulas;
  private readonly letters: LatexLetters;
  private readonly groups: (Close | undefined)[] = [];
  /** Names of environments of which no end follows. */
  private readonly unclosed = new Set<string>();
  private quotes = 0;
  /** Of the heading at hand; 0 where its level is unknown. */
  private level: number | undefined;

  constructor(source: SourceText) {
    this.cursor = new LatexCursor(source);
    ({ text: this.text, to: this.to } = this.cursor);
    this.writer = new ParagraphWriter(source);
    this.formulas = new LatexFormulas(this.cursor, this.writer);
    this.letters = new LatexLetters(this.cursor, this.writer);
  }

  private get at(): number {
    return this.cursor.at;
  }

  private set at(at: number) {
    this.cursor.at = at;
  }

  *read(): Steps<Paragraph[]> {
    while (this.at < this.to) {
      const end = Math.min(this.at + SLICE, this.to);
      while (this.at < end) this.next();
      yield this.at / this.to;
    }
    while (this.groups.length > 0) this.groups.pop()?.(this.to, this.to);
    this.end();
    return this.writer.paragraphs;
  }

  private next(): void {
    const { at } = this;
    switch (this.text[at]) {
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
        return this.formulas.dollar();
      case '&':
        if (!this.tables.isOpen) return this.letters.read();
        this.end();
        this.tables.nextCell();
        this.at++;
        return;
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        return this.space();
      default:
        return this.letters.read();
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
    if ((run.match(/\r\n?|\n/g)?.length ?? 0) > 1 && !this.tables.isOpen) this.end();
    else this.writer.write(' ', this.at, end);
    this.at = end;
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
    if (name === '(' || name === '[') return this.formulas.displayed(name);
    if (bare === 'verb' || bare === 'lstinline') return this.letters.verbatim();
    const mark = accentOf(bare);
    if (mark !== undefined && (!letters || this.letters.isArgumentNext))
      return this.letters.accent(start, mark);
    if (letters) this.cursor.skipBlanks();
    const sign = letters ? signOf(bare) : signOfSymbol(bare);
    if (sign !== undefined) {
      this.writer.write(sign, start, start + 1 + name.length);
      // `\dots{}`
      if (letters && this.text.startsWith('{}', this.at)) this.at += 2;
      return;
    }
    const command = latexCommand(bare);
    if (command) this.run(command, name.endsWith('*'));
    // options of other commands are no text, their arguments are
    else if (letters) this.cursor.skipOptions(true);
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
        this.cursor.skipOptions(true);
        this.level = command.level;
        return this.group(() => {
          this.end();
          this.level = undefined;
        });
      case 'caption':
        this.end();
        this.cursor.skipOptions(true);
        return this.group(() => this.end());
      case 'note':
        this.cursor.skipOptions(false);
        this.writer.beginAside();
        return this.group(() => this.writer.endAside());
      case 'item':
        this.end();
        return;
      case 'paragraph':
        return this.end();
      case 'line':
        return this.cursor.skipLine();
      case 'row':
        return this.endRow();
    }
  }

  private cells(): void {
    const columns = Number(this.cursor.braced?.words ?? 1);
    this.cursor.skipArguments(2);
    this.tables.widen(columns);
  }

  private quote({ does, before }: LatexCommand & { readonly before: number }, isInner: boolean): void {
    const start = this.at;
    this.cursor.skipOptions(false);
    this.cursor.skipArguments(before);
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
    this.cursor.skipBlanks();
    if (this.text[this.at] !== '{') return close(this.at, this.at);
    this.at++;
    this.groups.push(close);
  }

  private drop(count: number): void {
    this.cursor.skipOptions(false);
    this.cursor.skipArguments(count);
  }

  private environment(which: 'begin' | 'end'): void {
    this.cursor.skipBlanks();
    const { braced } = this.cursor;
    if (!braced) return;
    const name = braced.words.trim();
    this.at += braced.length;
    const kind = environmentOf(name);
    if (which === 'end') {
      this.end();
      if (kind === 'quote') this.quotes = Math.max(0, this.quotes - 1);
      if (kind === 'table') this.tables.end();
      return;
    }
    if (kind === 'skipped') return this.skipEnvironment(braced.words);
    this.end();
    this.cursor.skipOptions(false);
    if (kind === 'quote' && environmentArguments(name) > 0) this.writer.cite();
    this.cursor.skipArguments(environmentArguments(name));
    if (kind === 'quote') this.quotes++;
    if (kind === 'table') this.tables.begin();
  }

  /** To the end of an environment that is no text; what is after the beginning of one that never ends is. */
  private skipEnvironment(name: string): void {
    const close = `\\end{${name}}`;
    const end = this.unclosed.has(name) ? -1 : this.text.indexOf(close, this.at);
    if (end < 0) this.unclosed.add(name);
    else this.at = Math.min(this.to, end + close.length);
    if (!/^\s*(?:math|comment)/.test(name)) this.end();
  }

  /** `\\`, a row of a table or a line of a paragraph. */
  private lineEnd(start: number): void {
    if (this.text[this.at] === '*') this.at++;
    const space = /^\[[^\]\r\n]*\]/.exec(this.text.slice(this.at, this.at + 30));
    if (space && /\d/.test(space[0])) this.at += space[0].length;
    if (this.tables.isOpen) this.endRow();
    else this.writer.write(' ', start, this.at);
  }

  private endRow(): void {
    this.end();
    this.tables.nextRow();
  }

  private end(): void {
    const { cell } = this.tables;
    if (cell) this.writer.end('cell', { cell });
    else if (this.level !== undefined)
      this.writer.end('heading', this.level > 0 ? { level: this.level } : {});
    else this.writer.end(this.quotes > 0 ? 'quote' : 'text');
  }
}
