// The part used here. @types/papaparse would bring the types of Node and the DOM into core, and so open the wall.
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly message: string;
  }
  interface Row {
    readonly data: readonly string[];
    readonly errors: readonly ParseError[];
    /** `cursor`: where the row ends, in UTF-16 units. */
    readonly meta: { readonly cursor: number };
  }
  interface Config {
    readonly delimiter: string;
    readonly newline: '\n';
    readonly step: (row: Row) => void;
  }
  export function parse(text: string, config: Config): void;
}
