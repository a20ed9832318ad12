import type { CellKey, CellView } from '../../../../webview/grid/messages';

/** What a page was told of last, so that it is told only what is otherwise now. */
export class ToldCells {
  private layout: string | undefined;
  /** By the keys of the cells: the cell, and what it was, as JSON. */
  private cells = new Map<string, { readonly key: CellKey; readonly json: string }>();

  /** Whether rows, columns and all else around the cells are as they were. */
  hasLayout(layout: unknown): boolean {
    return this.layout === JSON.stringify(layout);
  }

  tell(layout: unknown, cells: readonly CellView[]): void {
    this.layout = JSON.stringify(layout);
    this.cells = new Map(cells.map(cell => [idOf(cell), told(cell)]));
  }

  /** The cells that are otherwise than they were told; those of which nothing is left are empty. */
  changed(cells: readonly CellView[]): CellView[] {
    const now = new Map(cells.map(cell => [idOf(cell), told(cell)]));
    const before = this.cells;
    this.cells = now;
    const others = cells.filter(cell => before.get(idOf(cell))?.json !== now.get(idOf(cell))!.json);
    const gone = [...before].filter(([id]) => !now.has(id));
    return [...others, ...gone.map(([, { key }]) => ({ ...key, segments: 0, summaries: [] }))];
  }

  /** Has a cell told once more: the page shows something else than it was told. */
  again(cell: CellKey): void {
    const { row, column } = cell;
    this.cells.set(idOf(cell), { key: { row, column }, json: '' });
  }

  /** Nothing that was told is shown any more. */
  forget(): void {
    this.layout = undefined;
  }
}

function idOf({ row, column }: CellKey): string {
  return JSON.stringify([row, column]);
}

function told(cell: CellView): { readonly key: CellKey; readonly json: string } {
  return { key: { row: cell.row, column: cell.column }, json: JSON.stringify(cell) };
}
