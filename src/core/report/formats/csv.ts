import { visibleLines } from '../../base/visible';
import type { Cell, TableModel } from '../table/tableModel';

/**
 * A table as comma-separated values (RFC 4180, but with LF line ends, as all our files; UTF-8 without a byte order
 * mark): a line of column names, then the rows. Numbers as they are, shares from 0 to 1, nothing for null. Caption and
 * notes have no place in it, so a table's model repeats its scope in columns.
 */
export function toCsv({ columns, rows }: TableModel): string {
  const lines = [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  return lines.map(cells => `${cells.map(toField).join(',')}\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = defuse(visibleLines(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Spreadsheets compute what begins like a formula, full-width signs included (OWASP, CSV Injection): after an
 * apostrophe it stays text.
 */
function defuse(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
