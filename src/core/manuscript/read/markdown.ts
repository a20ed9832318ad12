import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { type Steps, between } from '../../base/steps';
import type { CellPlace, Paragraph } from '../manuscript';
import { HtmlReader, type ParserClass } from './html';
import { type Inline, MarkdownInline } from './markdownInline';
import { maskMarkdown } from './markdownMask';
import { ParagraphWriter } from './paragraphWriter';
import type { SourceText } from './sourceText';

const parser = new MarkdownIt({ html: true, linkify: false });
// what is in a paragraph is read when its turn comes
parser.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);

/** The paragraphs of a paper in Markdown, also Pandoc’s and Quarto’s. */
export function markdownParagraphs(source: SourceText, Parser: ParserClass): Steps<Paragraph[]> {
  return new MarkdownReader(source, Parser).read();
}

/** Where a footnote or a definition begins. */
const NOTE = /^(?:\[\^[^\]\s]+\]:|:(?=\s))\s*/;

class MarkdownReader {
  private readonly writer: ParagraphWriter;
  private readonly html: HtmlReader;
  private readonly masked: string;
  private readonly references: NonNullable<Env['references']> = {};
  private quotes = 0;
  private level: number | undefined;
  private table: { number: number; row: number; line: number; from: number } | undefined;
  private column = 0;

  constructor(
    private readonly source: SourceText,
    Parser: ParserClass,
  ) {
    this.writer = new ParagraphWriter(source);
    this.html = new HtmlReader(this.writer, Parser);
    this.masked = maskMarkdown(source.text);
  }

  *read(): Steps<Paragraph[]> {
    const environment: Env = { references: this.references };
    // one unit for one: it would take a byte order mark for a letter, and offsets are of the file
    const tokens = parser.parse(this.masked.replace(/^\ufeff/, ' '), environment);
    for (const [i, token] of tokens.entries()) {
      const [from, to] = [i / tokens.length, (i + 1) / tokens.length];
      yield from;
      if (token.type === 'html_block') yield* between(from, to, this.htmlBlock(token));
      else this.token(token);
    }
    this.writer.end('text');
    return this.writer.paragraphs;
  }

  private token(token: Token): void {
    switch (token.type) {
      case 'blockquote_open':
        this.quotes++;
        break;
      case 'blockquote_close':
        this.quotes--;
        break;
      case 'heading_open':
        this.level = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        this.level = undefined;
        break;
      case 'table_open':
        this.table = { number: this.html.nextTable(), row: -1, line: 0, from: 0 };
        break;
      case 'table_close':
        this.table = undefined;
        break;
      case 'tr_open':
        this.beginRow(token);
        break;
      case 'inline':
        if (this.table) this.cell(token, this.table);
        else this.paragraph(token);
    }
  }

  private beginRow({ map }: Token): void {
    if (!this.table || !map) return;
    const from = this.source.lineStart(map[0]);
    this.table = { ...this.table, row: this.table.row + 1, line: map[0], from };
    this.column = 0;
  }

  private *htmlBlock({ map }: Token): Steps<void> {
    if (!map) return;
    const [from, to] = [this.source.lineStart(map[0]), this.source.lineStart(map[1])];
    yield* this.html.read(this.masked, from, to, this.quotes > 0 ? 'quote' : 'text');
  }

  private paragraph({ content, map }: Token): void {
    if (!map) return;
    const inline = this.placed(content, map[0]);
    const note = NOTE.exec(content)?.[0].length ?? 0;
    this.inline(inline, note);
    if (this.level !== undefined) this.writer.end('heading', { level: this.level });
    else this.writer.end(this.quotes > 0 ? 'quote' : 'text');
  }

  private inline(inline: Inline, from: number): void {
    new MarkdownInline(inline, this.writer, label => Object.hasOwn(this.references, label)).read(from);
  }

  /** Each unit of what is in some lines, without the signs before them, and where it is in the file. */
  private placed(content: string, firstLine: number): Inline {
    const at = new Int32Array(content.length);
    let used = 0;
    for (const [i, part] of content.split('\n').entries()) {
      const line = firstLine + i;
      const start = this.source.lineStart(line);
      const written = this.masked.slice(start, this.source.lineStart(line + 1));
      const found = written.lastIndexOf(part);
      // a tab at its beginning may have become spaces
      const words = part.trimStart();
      const shift =
        found >= 0 ? found : Math.max(written.lastIndexOf(words), 0) - (part.length - words.length);
      for (let k = 0; k <= part.length && used < content.length; k++)
        at[used++] = start + Math.max(shift + k, 0);
    }
    return { content, at };
  }

  private cell({ content }: Token, table: { number: number; row: number; line: number; from: number }): void {
    const end = this.source.lineStart(table.line + 1);
    const at = new Int32Array(content.length);
    let from = this.cellStart(table.from, end, content.length > 0);
    for (let i = 0; i < content.length; i++) {
      // only a pipe is written with a backslash that is not there any more
      while (from < end && this.masked[from] !== content[i]) from++;
      at[i] = from++;
    }
    table.from = from;
    const place: CellPlace = { table: table.number, row: table.row, column: this.column++ };
    this.inline({ content, at }, 0);
    this.writer.end('cell', { cell: place });
  }

  /** Where the words of the next cell begin: a pipe is before all but perhaps the first. */
  private cellStart(from: number, end: number, hasWords: boolean): number {
    let at = from;
    const skipSpace = () => {
      while (at < end && /[ \t>]/.test(this.masked[at]!)) at++;
    };
    skipSpace();
    if (this.masked[at] === '|') at++;
    if (hasWords) skipSpace();
    return at;
  }
}
