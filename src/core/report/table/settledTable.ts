import type { Steps } from '../../base/steps';
import type { Row, SettledTable, TableModel } from './tableModel';

/** Rows between two looks at whether there is something else to do. */
const AT_A_TIME = 100;

/** Makes all rows of a table, to look at them in any order. How many there will be is not known. */
export function* settledTable({ rowsOf: _, ...table }: TableModel): Steps<SettledTable> {
  if (Array.isArray(table.rows)) return { ...table, rows: table.rows as readonly Row[] };
  const rows: Row[] = [];
  for (const row of table.rows) {
    if (rows.push(row) % AT_A_TIME === 0) yield 1 - AT_A_TIME / (AT_A_TIME + rows.length);
  }
  return { ...table, rows };
}
