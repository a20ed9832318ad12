import type { TableModel } from './tableModel';

/** What is written in the cells of a table that are text, row by row. */
export function* tableTexts({ columns, rows }: TableModel): Generator<string, void> {
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries())
      if (typeof cell === 'string' && columns[i]?.kind === 'text') yield cell;
}
