import * as l10n from '@vscode/l10n';
import type { Database, SqlJs, SqlValue, Statement } from 'sql.js/dist/sql-wasm-inline.js';
import { type Encoding, decodeIn } from '../../text/decode';
import { UnusableFile } from '../codebookIn/readXml';

/** Where a database says that its latest changes are in a file of their own beside it: 2 in both bytes. */
const JOURNAL_BYTES = [18, 19] as const;
/** More rows than a study of a million codings has. */
const MAX_ROWS = 4_000_000;
/** Texts of all rows that are read, in bytes: pages of a database can be made to be in several of its values. */
const MAX_TEXT = 192 * 2 ** 20;

/** A row of a table. */
export class Row {
  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly values: readonly (number | string | undefined)[],
  ) {}

  /** A value as text; undefined where there is none, or it is blank. */
  text(column: string): string | undefined {
    const value = this.value(column);
    const text = value === undefined ? undefined : String(value);
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  /** A whole number; NaN where it is none. */
  integer(column: string): number {
    const value = this.value(column);
    const number =
      typeof value === 'string' && /^\s*-?\d{1,15}(\.0+)?\s*$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : NaN;
  }

  /** What other tables name the row by; undefined where there is none. */
  key(column: string): string | undefined {
    return this.text(column)?.trim();
  }

  private value(column: string): number | string | undefined {
    const at = this.columns.get(column.toLowerCase());
    return at === undefined ? undefined : this.values[at];
  }
}

/** The tables of a database. Nothing in it is run: no view, no trigger, no virtual table, no computed column. */
export class Tables {
  private readonly names: ReadonlyMap<string, string>;
  private rowsLeft = MAX_ROWS;
  private bytesLeft = MAX_TEXT;
  private readonly encoding: Encoding;

  constructor(private readonly database: Database) {
    for (const setting of ['trusted_schema = OFF', 'query_only = ON', 'cell_size_check = ON'])
      database.run(`PRAGMA ${setting}`); // not for the catalogue
    this.encoding = this.read('PRAGMA encoding', values => encodingOf(String(values[0])))[0] ?? 'utf-8'; // not for the catalogue
    // a virtual table has no page of its own
    const names = this.read(
      "SELECT CAST(name AS BLOB) FROM sqlite_master WHERE type = 'table' AND rootpage > 0", // not for the catalogue
      ([name]) => String(this.plain(name!) ?? ''),
    );
    this.names = new Map(names.map(name => [name.toLowerCase(), name]));
  }

  has(...tables: readonly string[]): boolean {
    return tables.every(table => this.names.has(table.toLowerCase()));
  }

  /** Whether a table is there and has some columns. */
  hasColumns(table: string, ...columns: readonly string[]): boolean {
    const own = this.columnsOf(table).map(name => name.toLowerCase());
    return columns.every(column => own.includes(column.toLowerCase()));
  }

  /** The rows of a table, as they come; none where it is not there. @throws UnusableFile */
  rows(table: string): readonly Row[] {
    const columns = this.columnsOf(table);
    if (columns.length === 0) return [];
    // SQLite ends a text where a program reads it at its first NUL
    const asked = columns.map(
      column =>
        `CASE typeof(${quoted(column)}) WHEN 'text' THEN CAST(${quoted(column)} AS BLOB) ELSE ${quoted(column)} END`, // not for the catalogue
    );
    const places = new Map(columns.map((column, i) => [column.toLowerCase(), i]));
    return this.read(
      `SELECT ${asked.join(', ')} FROM ${quoted(this.names.get(table.toLowerCase())!)}`,
      values =>
        new Row(
          places,
          values.map(value => this.plain(value)),
        ),
    );
  }

  private columnsOf(table: string): readonly string[] {
    const name = this.names.get(table.toLowerCase());
    if (name === undefined) return [];
    // of generated and hidden columns it does not tell
    return this.read(`PRAGMA table_info(${quoted(name)})`, ([, column]) => String(column)); // not for the catalogue
  }

  private read<T>(sql: string, make: (values: readonly SqlValue[]) => T): T[] {
    const statement: Statement = this.database.prepare(sql);
    try {
      const found: T[] = [];
      while (statement.step()) {
        if (this.rowsLeft-- <= 0) throw new UnusableFile(tooLarge());
        found.push(make(statement.get()));
      }
      return found;
    } finally {
      statement.free();
    }
  }

  private plain(value: SqlValue): number | string | undefined {
    if (value === null) return undefined;
    if (!(value instanceof Uint8Array)) return value;
    this.bytesLeft -= value.length;
    if (this.bytesLeft < 0) throw new UnusableFile(tooLarge());
    // no text has a NUL
    return decodeIn(value, this.encoding).text.replaceAll('\0', '\ufffd');
  }
}

function encodingOf(name: string): Encoding {
  const small = name.toLowerCase();
  return small === 'utf-16le' || small === 'utf-16be' ? small : 'utf-8';
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function tooLarge(): string {
  return l10n.t('The project is too large.');
}

/**
 * Reads a database of SQLite; a program for that is loaded when it is first used.
 * @throws UnusableFile where it is damaged, or `use` throws that
 */
export async function readDatabase<T>(bytes: Uint8Array, use: (tables: Tables) => T): Promise<T> {
  const { Database: SqliteDatabase } = await loadSqlite();
  const copy = bytes.slice();
  if (JOURNAL_BYTES.every(at => copy[at] === 2)) for (const at of JOURNAL_BYTES) copy[at] = 1;
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(copy);
    return use(new Tables(database));
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(l10n.t('The database is damaged: {0}.', reasonOf(error)));
  } finally {
    close(database);
  }
}

async function loadSqlite(): Promise<SqlJs> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  return initSqlJs();
}

/** The database is a copy: what goes wrong now is of no consequence. */
function close(database: Database | undefined): void {
  try {
    database?.close();
  } catch {
    // a damaged one may not even close
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
