// The part used here: sql.js has no types of its own.
declare module 'sql.js/dist/sql-wasm-inline.js' {
  /** A `TEXT` as it is asked for here comes as a blob. */
  export type SqlValue = number | string | Uint8Array | null;

  export interface Statement {
    /** Whether there is a next row. @throws Error */
    step(): boolean;
    /** The values of that row. */
    get(): SqlValue[];
    free(): boolean;
  }

  export interface Database {
    /** @throws Error */
    prepare(sql: string): Statement;
    /** @throws Error */
    run(sql: string): void;
    export(): Uint8Array;
    close(): void;
  }

  export interface SqlJs {
    readonly Database: new (bytes?: Uint8Array) => Database;
  }

  function initSqlJs(): Promise<SqlJs>;
  export { initSqlJs as default };
}
