/** What a table of codings can say of each, in the order in which it is documented. */
export const CODING_FIELDS = [
  'file',
  'quote',
  'start',
  'end',
  'line',
  'turn',
  'code',
  'coder',
  'memo',
] as const;

export type CodingField = (typeof CODING_FIELDS)[number];

/** A coding as a file has it; nothing of it is checked yet. What is undefined, the file says nothing of. */
export interface CodingRow {
  /** The file that it is from, as it was typed. */
  readonly source: string;
  /** In that file, from 1. */
  readonly at: number;
  /** The transcript. */
  readonly file?: string | undefined;
  /** The words; several where a program may have written them in several ways. */
  readonly quotes: readonly string[];
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly line?: string | undefined;
  readonly turn?: string | undefined;
  /** One or several codes to a text, as they are written in a cell; each text for itself in a list. */
  readonly codes: readonly string[];
  /** Whether each text is one code. */
  readonly isList: boolean;
  /** Whether `Theme: Code` is a path. */
  readonly hasColonPaths?: boolean;
  readonly coder?: string | undefined;
  readonly memo?: string | undefined;
}

/** What a file says in some fields; each text is not blank. */
export type CodingCells = ReadonlyMap<CodingField, readonly string[]>;

/** A row of the cells of a table, or of the values of a record. */
export function codingRow(
  source: string,
  at: number,
  cells: CodingCells,
  {
    asQuotes,
    isList,
    hasColonPaths = false,
  }: {
    readonly asQuotes: (quote: string) => readonly string[];
    readonly isList: boolean;
    readonly hasColonPaths?: boolean;
  },
): CodingRow {
  const one = (field: CodingField) => cells.get(field)?.[0];
  const short = (field: CodingField) => one(field)?.trim();
  const quote = one('quote');
  return {
    source,
    at,
    file: short('file'),
    quotes: quote === undefined ? [] : asQuotes(quote),
    start: short('start'),
    end: short('end'),
    line: short('line'),
    turn: short('turn'),
    codes: cells.get('code') ?? [],
    isList,
    ...(hasColonPaths ? { hasColonPaths } : {}),
    coder: short('coder'),
    memo: one('memo')?.replace(/\r\n?/g, '\n'),
  };
}
