/** Endings of the files that codings can be in, without the dot. */
export const CODINGS_ENDINGS: readonly string[] = ['csv', 'tsv', 'xlsx', 'jsonl', 'ndjson'];

/** Whether a file is one of codings, by its ending. */
export function isCodingsFile(name: string): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && CODINGS_ENDINGS.includes(ending);
}
