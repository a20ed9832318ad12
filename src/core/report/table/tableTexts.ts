import type { TableModel } from './tableModel';

/** What people have written in the cells of a table that are text, row by row. */
export function* tableTexts({ columns, rows }: TableModel): Generator<string, void> {
  const isText = columns.map(({ kind, isCommit }) => kind === 'text' && isCommit !== true);
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) if (typeof cell === 'string' && isText[i]) yield cell;
}
