import * as l10n from '@vscode/l10n';
import { readTimestamp } from '../../../turns/timestamps';
import type { SourceNotes } from '../source';

/** What a column of a table holds. */
type Column = 'speaker' | 'time' | 'number' | 'text';

/** In UTF-16 units. */
const MAX_LABEL = 40;
/** Of the cells that are filled, so many have to be what a column is said to hold: the first row may be a heading. */
const MOST = 0.8;

const HEADINGS =
  /^(?:speakers?|sprecher(?:in|:in|\*in)?|names?|person|who|locuteur|intervenant|hablante|time|zeit|timestamp|nr\.?|no\.?|#|line|zeile|text|transcript|transkript)$/i;

/**
 * The rows of a table as lines. Where one column has labels that recur, a row is what is said by one: `Anna: So how was it?`,
 * with the time of a column before it. Cells of any other table have tabs in between.
 * @param rows cells as lines
 */
export function layOutTable(rows: readonly (readonly (readonly string[])[])[], notes: SourceNotes): string[] {
  const table = rows
    .filter(row => row.length > 0)
    .map(row => row.map(cell => cell.filter(line => line !== '')));
  const width = Math.max(0, ...table.slice(0, 1000).map(row => row.length));
  if (width <= 1) return table.flatMap(row => row.flat());
  const isHeading = table[0]!.every(cell => cell.length === 0 || HEADINGS.test(cell.join(' ').trim()));
  const rest = isHeading ? table.slice(1) : table;
  const columns = columnsOf(rest, width);
  if (!columns.includes('speaker')) {
    notes.add('table', count =>
      l10n.t('Tables without a column of speakers: {0}. Their cells are separated by tabs.', count),
    );
    return table.map(row =>
      row
        .map(cell => cell.join(' '))
        .join('\t')
        .trimEnd(),
    );
  }
  if (columns.includes('number'))
    notes.add('number', () => l10n.t('The numbers in the first column of a table are left out.'));
  return rest.flatMap(row => lineOf(row, columns));
}

function columnsOf(table: readonly (readonly (readonly string[])[])[], width: number): Column[] {
  const columns: Column[] = [];
  const contents = Array.from({ length: width }, (_, i) =>
    table.flatMap(row => (row[i] && row[i]!.length > 0 ? [row[i]!.join(' ').trim()] : [])),
  );
  const isMostly = (cells: readonly string[], is: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length >= cells.length * MOST;
  contents.forEach((cells, i) => {
    const isLast = i === width - 1;
    const isOpen = !isLast && !columns.includes('text');
    if (isOpen && isMostly(cells, isTime)) columns.push('time');
    else if (isOpen && isMostly(cells, cell => /^\p{Nd}+[.)]?$/u.test(cell))) columns.push('number');
    else if (isOpen && !columns.includes('speaker') && isMostly(cells, isShort) && recur(cells))
      columns.push('speaker');
    else columns.push('text');
  });
  return columns;
}

function isTime(cell: string): boolean {
  return readTimestamp(cell, 0)?.end === cell.length;
}

function isShort(cell: string): boolean {
  return cell.length <= MAX_LABEL && /\p{L}|\p{N}/u.test(cell) && !/[.?!]\s/u.test(cell);
}

/** Whether there are fewer labels than cells; one of two rows each is a table of two people. */
function recur(cells: readonly string[]): boolean {
  return cells.length <= 3 || new Set(cells.map(labelOf)).size <= Math.ceil(cells.length / 2);
}

function lineOf(row: readonly (readonly string[])[], columns: readonly Column[]): string[] {
  const of = (kind: Column) =>
    row.flatMap((cell, i) => ((columns[i] ?? 'text') === kind && cell.length > 0 ? [cell] : []));
  const time = of('time').map(cell => bracketed(cell.join(' ')));
  const label = of('speaker').map(cell => `${labelOf(cell.join(' '))}:`);
  const [first = '', ...more] = of('text').flat();
  const head = [...time, ...label, first].filter(part => part !== '').join(' ');
  return head === '' ? [] : [head, ...more];
}

/** A label without its colon. */
function labelOf(cell: string): string {
  return cell.replace(/[:：]+$/u, '').trimEnd();
}

function bracketed(time: string): string {
  return /^[\p{Nd}]/u.test(time) ? `[${time}]` : time;
}
