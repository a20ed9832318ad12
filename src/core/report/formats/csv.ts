import { visibleLines } from '../../base/visible';
import type { Cell, TableModel } from '../table/tableModel';

/**
 * A table as comma-separated values (RFC 4180, but with LF line ends, as all our files; UTF-8 without a byte order
 * mark): a line of column names, then the rows. Numbers as they are, shares from 0 to 1, nothing for null. Caption and
 * notes have no place in it, so a table's model repeats its scope in columns.
 */
export function toCsv(table: TableModel): string {
  return separated(table, ',', String);
}

/**
 * The same for Excel where it writes decimals with a comma, as in much of Europe: there it takes semicolons between cells,
 * and without a byte order mark it takes the text for another encoding.
 */
export function toExcelCsv(table: TableModel): string {
  return `\ufeff${separated(table, ';', number => String(number).replace('.', ','))}`;
}

function separated(
  { columns, rows }: TableModel,
  separator: string,
  numeral: (number: number) => string,
): string {
  const lines: (readonly Cell[])[] = [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  const field = (cell: Cell) => {
    if (cell === null) return '';
    return typeof cell === 'number' ? numeral(cell) : textField(cell);
  };
  return lines.map(cells => `${cells.map(field).join(separator)}\n`).join('');
}

function textField(cell: string): string {
  const text = defuse(visibleLines(cell));
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Spreadsheets compute what begins like a formula, full-width signs included (OWASP, CSV Injection): after an
 * apostrophe it stays text. One that expects another separator begins cells within a text, too, as it does not see the
 * quotation marks there: after each that it may expect, and after a line end. Blank and invisible characters before the
 * sign do not count, as some programs drop them.
 */
function defuse(text: string): string {
  return text
    .replace(/(?:^[\p{Zs}\p{Cf}]*|[;\t\r\n]["\p{Zs}\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu, "$&'")
    .replace(/^[\t\r\n]/, "'$&");
}
