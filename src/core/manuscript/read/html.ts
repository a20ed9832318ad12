import type { Parser as HtmlParser } from 'htmlparser2';
import type { Steps } from '../../base/steps';
import { BLOCKS, SKIPPED } from '../../exchange/transcriptsIn/documents/html';
import type { CellPlace, Paragraph } from '../manuscript';
import { ParagraphWriter } from './paragraphWriter';
import type { SourceText } from './sourceText';

/** What htmlparser2 makes parsers of. */
export type ParserClass = typeof HtmlParser;

const HEADINGS = /^h[1-6]$/;
/** Elements of which the words are code or form. */
const NO_TEXT = new Set([...SKIPPED, 'pre', 'datalist']);

/** UTF-16 units that are read between two looks at whether something else waits. */
const SLICE = 1 << 14;

/** The paragraphs of a web page. */
export function* htmlParagraphs(source: SourceText, Parser: ParserClass): Steps<Paragraph[]> {
  const writer = new ParagraphWriter(source);
  yield* new HtmlReader(writer, Parser).read(source.text, 0, source.text.length, 'text');
  return writer.paragraphs;
}

/** Reads HTML, also where it is a part of Markdown; tables are counted over all parts. */
export class HtmlReader {
  private tables = 0;

  constructor(
    private readonly writer: ParagraphWriter,
    private readonly Parser: ParserClass,
  ) {}

  /** The number of a table, for one that is read by others. */
  nextTable(): number {
    return this.tables++;
  }

  /** @param kind of paragraphs that are nothing else */
  *read(text: string, from: number, to: number, kind: 'text' | 'quote'): Steps<void> {
    const { writer } = this;
    const open: Open[] = [];
    let [skipped, quotes] = [0, kind === 'quote' ? 1 : 0];
    let level: number | undefined;
    /** Whether a line has just been ended, so that who speaks may be in the next one. */
    let isAfterBreak = false;
    const tables: OpenTable[] = [];
    const end = () => {
      const table = tables.at(-1);
      const cell: CellPlace | undefined =
        table && table.isCell ? { table: table.number, row: table.row, column: table.column } : undefined;
      if (cell) writer.end('cell', { cell });
      else if (level !== undefined) writer.end('heading', { level });
      else writer.end(quotes > 0 ? 'quote' : 'text');
    };
    const parser = new this.Parser({
      onopentag: (name, attributes) => {
        const isSkipped = NO_TEXT.has(name);
        open.push({ name, isSkipped });
        if (isSkipped) skipped++;
        if (skipped > 0) return;
        const { start, end: last } = places();
        if (name === 'br' || name === 'wbr') writer.write(name === 'br' ? ' ' : '', start, last);
        else if (name === 'q') writer.write('“', start, last);
        else if (isBlock(name) || (name === 'cite' && quotes > 0 && isAfterBreak)) end();
        isAfterBreak = name === 'br';
        if (name === 'blockquote') quotes++;
        if (HEADINGS.test(name)) level = Number(name[1]);
        if (name === 'table') tables.push(new OpenTable(this.nextTable()));
        if (name === 'tr') tables.at(-1)?.beginRow();
        if (name === 'td' || name === 'th')
          tables.at(-1)?.beginCell(spanOf(attributes['colspan']), spanOf(attributes['rowspan']));
      },
      ontext: read => {
        if (skipped > 0) return;
        if (read.trim() !== '') isAfterBreak = false;
        const { start, end: last } = places();
        if (read.length === last - start) writer.copy(read, start);
        else writer.write(read, start, last);
      },
      onclosetag: name => {
        if (open.at(-1)?.name !== name) return;
        const { isSkipped } = open.pop()!;
        if (isSkipped) skipped--;
        if (isSkipped || skipped > 0) return;
        const { start, end: last } = places();
        if (name === 'q') writer.write('”', start, last);
        else if (isBlock(name)) end();
        if (name === 'blockquote') quotes--;
        if (HEADINGS.test(name)) level = undefined;
        if (name === 'table') tables.pop();
        const table = tables.at(-1);
        if (table && (name === 'td' || name === 'th')) table.isCell = false;
      },
    });
    const places = () => ({ start: from + parser.startIndex, end: from + parser.endIndex + 1 });
    for (let at = from; at < to; at += SLICE) {
      parser.write(text.slice(at, Math.min(at + SLICE, to)));
      yield (at - from) / (to - from);
    }
    parser.end();
    end();
  }
}

interface Open {
  readonly name: string;
  readonly isSkipped: boolean;
}

class OpenTable {
  row = -1;
  column = 0;
  isCell = false;
  private next = 0;
  /** Column → the first row that is free in it again. */
  private readonly freeFrom: number[] = [];

  constructor(readonly number: number) {}

  beginRow(): void {
    this.row++;
    this.next = 0;
  }

  beginCell(columns: number, rows: number): void {
    if (this.row < 0) this.row = 0;
    while ((this.freeFrom[this.next] ?? 0) > this.row) this.next++;
    this.column = this.next;
    for (let i = 0; i < columns; i++) this.freeFrom[this.next++] = this.row + rows;
    this.isCell = true;
  }
}

const MAX_SPAN = 1000;

function spanOf(attribute: string | undefined): number {
  const span = Number(attribute);
  return Number.isInteger(span) && span >= 1 && span <= MAX_SPAN ? span : 1;
}

function isBlock(name: string): boolean {
  return BLOCKS.has(name) || ['table', 'tr', 'td', 'th', 'figcaption', 'hr'].includes(name);
}
