import type { TableRow } from '../codebookIn/readTable';
import { type SaidColumns, findColumns, missingField } from './codingColumns';

/** Some programs put lines with the name of the project above the headings: so many rows are looked at for these. */
const MAX_ABOVE = 10;

/** The row of a table with its headings, and those below it: the first row, unless one of the next has what is needed and it has not. */
export function splitAtHeader(
  [first, ...others]: readonly [TableRow, ...TableRow[]],
  said: SaidColumns,
): { readonly header: TableRow; readonly rows: readonly TableRow[] } {
  const isHeader = ({ cells }: TableRow) => {
    const found = findColumns(cells, said);
    return found.ok && missingField(found.value) === undefined;
  };
  const above = isHeader(first) ? -1 : others.slice(0, MAX_ABOVE).findIndex(isHeader);
  return above < 0
    ? { header: first, rows: others }
    : { header: others[above]!, rows: others.slice(above + 1) };
}
