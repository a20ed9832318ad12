import { idOf } from './cellId';
import type { CellKey, CellView, GridView, HeadView } from './messages';

/** Indexes of a row and of a column, from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What is in a grid: rows, columns and cells, by their keys and by where they are. */
export class GridContent {
  readonly rows: readonly HeadView[];
  readonly columns: readonly HeadView[];
  private readonly cells: Map<string, CellView>;

  constructor({ rows, columns, cells }: Pick<GridView, 'rows' | 'columns' | 'cells'>) {
    this.rows = rows;
    this.columns = columns;
    this.cells = new Map(cells.map(cell => [idOf(cell), cell]));
  }

  set(cell: CellView): void {
    this.cells.set(idOf(cell), cell);
  }

  view(cell: CellKey): CellView {
    return this.cells.get(idOf(cell)) ?? { row: cell.row, column: cell.column, segments: 0, summaries: [] };
  }

  keyAt({ row, column }: GridPlace): CellKey | undefined {
    const [rowHead, columnHead] = [this.rows[row], this.columns[column]];
    return rowHead && columnHead && { row: rowHead.key, column: columnHead.key };
  }

  placeOf(cell: CellKey): GridPlace | undefined {
    const row = this.rows.findIndex(({ key }) => key === cell.row);
    const column = this.columns.findIndex(({ key }) => key === cell.column);
    return row < 0 || column < 0 ? undefined : { row, column };
  }

  /** Names of a cell's row and column. */
  namesOf(cell: CellKey): readonly [string, string] {
    const place = this.placeOf(cell);
    return place ? [this.rows[place.row]!.name, this.columns[place.column]!.name] : [cell.row, cell.column];
  }

  /** Of whole rows and whole columns at once there is nothing to be said: it is no cell. */
  isCorner({ row, column }: GridPlace): boolean {
    return this.rows[row]?.isSum === true && this.columns[column]?.isSum === true;
  }

  /** Where somebody comes who wants to go elsewhere: there, or to the nearest cell in their column or row. */
  destination(from: GridPlace, { row, column }: GridPlace): GridPlace {
    const to = {
      row: Math.max(0, Math.min(row, this.rows.length - 1)),
      column: Math.max(0, Math.min(column, this.columns.length - 1)),
    };
    if (!this.isCorner(to)) return to;
    const isBelow = from.column === to.column && !this.isCorner(from);
    return isBelow ? { ...to, row: to.row - 1 } : { ...to, column: to.column - 1 };
  }

  /** The next place after one, or the one before it, from row to row; the same at either end. */
  step(from: GridPlace, by: 1 | -1): GridPlace {
    const count = this.columns.length;
    const index = from.row * count + from.column + by;
    if (index < 0 || index >= this.rows.length * count) return from;
    return this.destination(from, { row: Math.floor(index / count), column: index % count });
  }

  /** The next cell after a place with a mark that segments have changed; from the last one on the first. */
  nextChanged(from: GridPlace): CellKey | undefined {
    const { rows, columns } = this;
    const count = rows.length * columns.length;
    const start = from.row * columns.length + from.column;
    for (let i = 1; i <= count; i++) {
      const index = (start + i) % count;
      const key = this.keyAt({ row: Math.floor(index / columns.length), column: index % columns.length })!;
      if (this.cells.get(idOf(key))?.summaries.some(({ changed }) => changed !== undefined)) return key;
    }
    return undefined;
  }
}
