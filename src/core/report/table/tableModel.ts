import { fixed, inFigures, plain, shownDay } from '../../base/figures';
import { mapped } from '../../base/afresh';
import { oneLine, tidyLines } from '../../base/visible';
import type { Underlying } from '../underlying';

/** A table as every format prints it. */
export interface TableModel {
  readonly title: string;
  /** What was counted, in which unit and whose coding, in one line: above the table. */
  readonly scope: string;
  /** What changes how figures may be read, each short: above the table, never folded away. More is in the notes. */
  readonly warnings: readonly string[];
  /** What was found over all rows, a sentence each: above the table. */
  readonly summary: readonly string[];
  /** What was counted, in full, and what the columns mean, a sentence each: below the table. */
  readonly definitions: readonly string[];
  readonly columns: readonly Column[];
  /** Of a listing made anew each time that they are gone through, as a million do not fit into memory. */
  readonly rows: Iterable<Row>;
  /** The same where not all columns are asked for, as making cells that nobody reads takes time. By number, ascending. */
  readonly rowsOf?: (columns: readonly number[]) => Iterable<Row>;
  /** What was left out, and what else a reader should know, a sentence each: below the definitions. */
  readonly notes: readonly string[];
}

/** A table whose rows are all there, so that they can be looked at in any order. */
export interface SettledTable extends TableModel {
  readonly rows: readonly Row[];
}

export interface Column {
  /** The heading for people. */
  readonly title: string;
  /** The heading where the column before it is left out, which says what both are of: “%: nurses”. */
  readonly titleAlone?: string;
  /** The heading for programs, as in JSON: `participants`. */
  readonly name: string;
  /** Text is aligned left, numbers right. A share is from 0 to 1; people read per cent with one decimal, without the sign. */
  readonly kind: 'text' | 'number' | 'share';
  /** Text that what follows goes on with: it ends where that begins. */
  readonly isRight?: true;
  /** Of numbers: how many decimals people read; as many as there are unless given. */
  readonly digits?: number;
  /** Ids, paths, the scope: only formats for programs have this column. */
  readonly isData?: boolean;
  /** Names of commits, of which some look like a telephone number: what is in them says nothing of anybody. */
  readonly isCommit?: true;
  /** What a page that is too narrow for all leaves out first; the first column always stays. Usual unless given. */
  readonly importance?: Importance;
  /** Columns with the same word here are left out together: the ends of an interval, what is counted in each group. */
  readonly together?: string;
  /**
   * Of main columns, that with the least of it is left out first where not even they fit; those without stay. What the
   * column has in all: the more, the more there is to read in it.
   */
  readonly weight?: number;
  /** Whether a page that is too narrow sets its texts and those of the next such column one below the other. */
  readonly isStacked?: true;
  /** Whether its texts have lines that people keep, such as those of a memo; other texts are set on one line. */
  readonly hasLines?: true;
  /** What its texts are, where people read them as their language writes such: figures with decimal points, or days. */
  readonly readAs?: 'figures' | 'day';
  /** Whether people see its shares as bars, too. */
  readonly hasBars?: true;
  /** What people read for a value, where that is not the value itself: the name for an id. */
  readonly shown?: Readonly<Record<string, string>>;
  /** The segments that its figures count, together with {@link Row.underlying}; null when figures count something else. */
  readonly underlying?: Underlying | null;
}

/** `main`: never left out, unless it has a {@link Column.weight}. `extra`: left out before `usual`. */
export type Importance = 'main' | 'usual' | 'extra';

export interface Row {
  /** How deep the first cell is indented. */
  readonly level: number;
  readonly strong: boolean;
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** The segments that the row counts. */
  readonly underlying?: Underlying;
  /** Whether its figures rest on too little to rely on: greyed, where that can be shown; a cell says so in words. */
  readonly faint?: boolean;
}

export type Cell = string | number | null;

/** Whether cells of a column are aligned right. */
export function alignsRight({ kind, isRight }: Column): boolean {
  return isRight === true || kind !== 'text';
}

/** A table as people read it: without the columns for programs, every cell in words and figures, on one line unless its column has lines. */
export interface ReadableTable {
  readonly columns: readonly Column[];
  readonly rows: Iterable<ReadableRow>;
}

export interface ReadableRow {
  readonly level: number;
  readonly strong: boolean;
  readonly faint: boolean;
  readonly cells: readonly string[];
}

export function readable(table: TableModel): ReadableTable {
  const { columns } = table;
  const numbers = columns.flatMap((column, i) => (column.isData ? [] : [i]));
  const shown = numbers.map(i => columns[i]!);
  const at = table.rowsOf ? shown.map((_, i) => i) : numbers;
  return {
    columns: shown.map(column => ({ ...column, title: oneLine(column.title) })),
    rows: mapped(table.rowsOf?.(numbers) ?? table.rows, ({ level, strong, faint = false, cells }) => ({
      level,
      strong,
      faint,
      cells: shown.map((column, i) => cellText(cells[at[i]!]!, column)),
    })),
  };
}

/** A cell in words and figures, on one line unless its column has lines. */
export function cellText(
  cell: Cell,
  column: Pick<Column, 'kind' | 'digits' | 'shown' | 'hasLines' | 'readAs'>,
): string {
  if (cell === null) return '';
  const { kind, digits, hasLines } = column;
  if (typeof cell === 'string') {
    const text = readText(cell, column);
    return hasLines ? tidyLines(text) : oneLine(text);
  }
  if (kind === 'share') return fixed(cell * 100, 1);
  // a figure that rounds to 0 is 0, without a sign
  return digits === undefined ? plain(cell) : fixed(cell, digits).replace(/^-(?=0[.,]?0*$)/, '');
}

/** A text cell as people read it, in the language's figures and days. */
export function readText(cell: string, { shown, readAs }: Pick<Column, 'shown' | 'readAs'>): string {
  const text = shownText(cell, shown);
  if (readAs === 'day') return shownDay(text);
  return readAs === 'figures' ? inFigures(text) : text;
}

/** A text cell as people read it, with figures and days as programs write them, by which rows are sorted. */
export function shownText(cell: string, shown: Column['shown']): string {
  return shown && Object.hasOwn(shown, cell) ? shown[cell]! : cell;
}
