import { plainSegment } from './plainSegment';
import { RecordCursor, isJson, joinLines } from './sidecarLines';

/** Versions of a coding file without most of what they share. */
export interface WithoutShared {
  /** In the order of the versions: valid JSON where the version is. */
  readonly texts: readonly string[];
  /** Ids of what is left out, in order. */
  readonly shared: readonly string[];
}

/**
 * Leaves out of versions of a coding file the segments that all of them have, byte for byte, and that are beyond doubt: valid
 * and as we write them. For each version of the transcript one stays, so that the file goes on to name it. To read what is
 * left says of the others whatever the whole file would say.
 * @returns undefined where a file is laid out otherwise than we write it, or nothing can be left out
 */
export function withoutShared(texts: readonly string[]): WithoutShared | undefined {
  const records = RecordCursor.of(texts);
  if (!records) return undefined;
  const kept: string[][] = texts.map(() => []);
  const shared: string[] = [];
  const named = new Set<string>();
  for (;;) {
    const isThere = records.next();
    if (isThere === undefined) return undefined;
    if (!isThere) break;
    const { lines, isShared } = records;
    const segment = isShared ? plainSegment(lines[0]!) : undefined;
    if (segment && named.has(segment.text)) {
      shared.push(segment.id);
      continue;
    }
    if (segment) named.add(segment.text);
    else if (!lines.every(line => line === undefined || isJson(line))) return undefined;
    for (const [i, line] of lines.entries()) if (line !== undefined) kept[i]!.push(line);
  }
  if (shared.length === 0) return undefined;
  const short = records.files.map(({ head, tail }, i) => joinLines({ head, records: kept[i]!, tail }));
  return { texts: short, shared };
}
