import type { Database } from 'sql.js/dist/sql-wasm-inline.js';

/** What a test puts into a cell; a `Uint8Array` as a blob. */
export type Cell = number | string | Uint8Array | null;

/** Rows of a table, each with a value for every column. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** The bytes of a database of SQLite. @param change what is done at the end */
export async function databaseFile(
  schema: string,
  tables: readonly TableRows[],
  change: (database: Database) => void = () => undefined,
): Promise<Uint8Array> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(schema);
  for (const { table, rows } of tables)
    for (const row of rows) database.run(`INSERT INTO "${table}" VALUES (${row.map(literal).join(', ')})`);
  change(database);
  const bytes = database.export();
  database.close();
  return bytes;
}

/** A database with something changed in it. */
export async function changedDatabase(bytes: Uint8Array, sql: string): Promise<Uint8Array> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await initSqlJs();
  const database = new Database(bytes);
  database.run(sql);
  const changed = database.export();
  database.close();
  return changed;
}

export function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '9e999';
  if (cell instanceof Uint8Array) return `x'${Buffer.from(cell).toString('hex')}'`;
  // a NUL would end the statement
  return cell.includes('\0')
    ? `CAST(x'${Buffer.from(cell, 'utf8').toString('hex')}' AS TEXT)`
    : `'${cell.replaceAll("'", "''")}'`;
}
