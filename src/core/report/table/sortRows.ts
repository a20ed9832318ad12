import { listOrder } from '../../base/figures';
import { type Cell, type SettledTable, shownText } from './tableModel';

/**
 * The order of a table's rows by one column: those under a common row are sorted among themselves and stay under it.
 * Numbers by value, text by alphabet, empty cells last, equal rows as they were.
 * @returns indexes of rows
 */
export function sortRows(
  { rows, columns }: Pick<SettledTable, 'rows' | 'columns'>,
  column: number,
  descending: boolean,
): number[] {
  const shown = columns[column]?.shown;
  const cellOf = (row: number): Cell => {
    const cell = rows[row]!.cells[column]!;
    return typeof cell === 'string' ? shownText(cell, shown) : cell;
  };
  const compare = (a: number, b: number) => compareCells(cellOf(a), cellOf(b), descending);
  // each block is a row and all that is indented below it
  const sorted: number[] = [];
  const place = (from: number, to: number): void => {
    const blocks: { from: number; to: number }[] = [];
    for (let at = from; at < to;) {
      let end = at + 1;
      while (end < to && rows[end]!.level > rows[at]!.level) end++;
      blocks.push({ from: at, to: end });
      at = end;
    }
    blocks.sort((a, b) => compare(a.from, b.from));
    for (const block of blocks) {
      sorted.push(block.from);
      if (block.to > block.from + 1) place(block.from + 1, block.to);
    }
  };
  place(0, rows.length);
  return sorted;
}

function compareCells(a: Cell, b: Cell, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const difference = typeof a === 'number' && typeof b === 'number' ? a - b : listOrder(String(a), String(b));
  return descending ? -difference : difference;
}
