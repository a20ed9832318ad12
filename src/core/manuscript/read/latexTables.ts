import type { CellPlace } from '../manuscript';

interface OpenTable {
  readonly number: number;
  row: number;
  column: number;
  /** Columns of the cell at hand. */
  span: number;
}

/** The tables that a LaTeX file is in at a place, and the cell there. */
export class LatexTables {
  private count = 0;
  private readonly open: OpenTable[] = [];

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  get cell(): CellPlace | undefined {
    const table = this.open.at(-1);
    return table && { table: table.number, row: table.row, column: table.column };
  }

  begin(): void {
    this.open.push({ number: this.count++, row: 0, column: 0, span: 1 });
  }

  end(): void {
    this.open.pop();
  }

  nextCell(): void {
    const table = this.open.at(-1);
    if (table) Object.assign(table, { column: table.column + table.span, span: 1 });
  }

  nextRow(): void {
    const table = this.open.at(-1);
    if (table) Object.assign(table, { row: table.row + 1, column: 0, span: 1 });
  }

  /** Says that the cell takes several columns. */
  widen(columns: number): void {
    const table = this.open.at(-1);
    if (table && Number.isInteger(columns) && columns > 1) table.span = columns;
  }
}
