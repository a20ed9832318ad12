/** Whether a file is one of codings, by its ending. */
export function isCodingsFile(name: string): boolean {
  return /\.(?:csv|tsv|xlsx|jsonl|ndjson)$/i.test(name);
}
