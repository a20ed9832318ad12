import { visibleLines } from '../../base/visible';
import type { Cell, TableModel } from '../table/tableModel';

/**
 * A table as comma-separated values (RFC 4180, but with LF line ends, as all our files; UTF-8 without a byte order
 * mark): a line of column names, then the rows. Numbers as they are, shares from 0 to 1, nothing for null. Sentences
 * have no place in it, so a table's model repeats its scope in columns.
 */
export function csvLines(table: TableModel): Iterable<string> {
  return separated(table, ',', String);
}

/**
 * The same for Excel where it writes decimals with a comma, as in much of Europe: there it takes semicolons between cells,
 * and without a byte order mark it takes the text for another encoding.
 */
export function* excelCsvLines(table: TableModel): Generator<string> {
  yield '\ufeff';
  yield* separated(table, ';', number => String(number).replace('.', ','));
}

function* separated(
  { columns, rows }: TableModel,
  separator: string,
  numeral: (number: number) => string,
): Generator<string> {
  const field = (cell: Cell) => {
    if (cell === null) return '';
    return typeof cell === 'number' ? numeral(cell) : textField(cell);
  };
  const line = (cells: readonly Cell[]) => `${cells.map(field).join(separator)}\n`;
  yield line(columns.map(({ name }) => name));
  for (const { cells } of rows) yield line(cells);
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
  return text.replace(FORMULA, "$&'").replace(/^[\t\r\n]/, "'$&");
}

/** Where an apostrophe goes: before a sign, and before apostrophes that are there already, so that it can be told from them. */
const FORMULA = /(?:^[\p{Zs}\p{Cf}]*|[;\t\r\n]["\p{Zs}\p{Cf}]*)(?='*[=+\-@＝＋－＠])/gu;
const DEFUSED = /(^[\p{Zs}\p{Cf}]*|[;\t\r\n]["\p{Zs}\p{Cf}]*)'(?='*[=+\-@＝＋－＠])/gu;

/** A cell without the apostrophes that keep it from being computed. */
export function undefused(cell: string): string {
  return cell.replace(/^'(?=[\t\r\n])/, '').replace(DEFUSED, '$1');
}
