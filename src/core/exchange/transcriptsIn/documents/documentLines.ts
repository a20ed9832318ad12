import { withoutControls } from '../source';
import { layOutTable } from './table';
import type { SourceNotes } from '../source';

/** A table while it is read: rows of cells, each with its lines. */
interface OpenTable {
  readonly rows: string[][][];
  row: string[][] | undefined;
  cell: string[] | undefined;
}

/** Lists and tables within each other; deeper ones are taken for the text of the one around them. */
const MAX_TABLES = 20;

/** Puts the lines of a document together from what is told of it: text, ends of paragraphs, tables. */
export class DocumentLines {
  readonly lines: string[] = [];
  private parts: string[] = [];
  private readonly tables: OpenTable[] = [];
  private ignored = 0;

  constructor(private readonly notes: SourceNotes) {}

  /** Words of the paragraph; line feeds in them are its own. */
  text(text: string): void {
    this.parts.push(text);
  }

  /** Ends the paragraph, also one without words, which is a blank line then. */
  endParagraph(): void {
    const text = withoutControls(this.parts.join(''));
    this.parts = [];
    const into = this.tables.at(-1)?.cell ?? this.lines;
    if (text.trim() === '') into.push('');
    else for (const line of text.split('\n')) into.push(tidy(line));
  }

  /** Ends the paragraph, if there is one. */
  flush(): void {
    if (this.parts.some(part => part.trim() !== '')) this.endParagraph();
    else this.parts = [];
  }

  beginTable(): void {
    this.flush();
    if (this.tables.length >= MAX_TABLES) this.ignored++;
    else this.tables.push({ rows: [], row: undefined, cell: undefined });
  }

  beginRow(): void {
    const table = this.tables.at(-1);
    if (table && this.ignored === 0) table.rows.push((table.row = []));
  }

  beginCell(): void {
    const table = this.tables.at(-1);
    if (!table || this.ignored > 0) return;
    if (!table.row) this.beginRow();
    table.row!.push((table.cell = []));
  }

  endCell(): void {
    this.flush();
    const table = this.tables.at(-1);
    if (table && this.ignored === 0) table.cell = undefined;
  }

  /** Begins what is not begun yet of a table, a row and a cell: a format may only say where these end. */
  openCell(): void {
    if (!this.isInTable) this.beginTable();
    if (this.tables.at(-1)!.cell === undefined) this.beginCell();
  }

  endTable(): void {
    this.flush();
    if (this.ignored > 0) this.ignored--;
    else {
      const table = this.tables.pop();
      if (!table) return;
      const into = this.tables.at(-1)?.cell ?? this.lines;
      for (const line of layOutTable(table.rows, this.notes)) into.push(line);
    }
  }

  get isInTable(): boolean {
    return this.tables.length > 0;
  }

  /** All lines, once the document is at its end. */
  end(): readonly string[] {
    this.flush();
    while (this.tables.length > 0) this.endTable();
    return this.lines;
  }
}

/** Tabs stay: they may part a label from the speech. */
function tidy(line: string): string {
  return line
    .replace(/[^\S\t]+/g, ' ')
    .replace(/^ /, '')
    .trimEnd();
}
