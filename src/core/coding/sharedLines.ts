import { plainSegment } from './plainSegment';

/** A coding file laid out as we write it, taken apart. Together, with commas between the records, it is the file. */
export interface SidecarLines {
  /** Up to and with the line that begins the list of segments. */
  readonly head: string;
  /** A segment each, without the comma and the line end. */
  readonly records: readonly string[];
  /** From the line that ends the list. */
  readonly tail: string;
}

/** A segment that all versions of a file have, byte for byte. */
export interface SharedLine {
  readonly id: string;
  readonly line: string;
}

/** Versions of a coding file without most of what they share. */
export interface WithoutShared {
  /** In the order of the versions: valid JSON where the version is. */
  readonly texts: readonly string[];
  /** What is left out, by id. */
  readonly shared: readonly SharedLine[];
}

const LIST = '\n"segments": [\n';

/** How a line begins that can be told from others by its id. */
const ID = /^\{"id":"([^"\\]*)"/;

/** The id of the record on a line; undefined where that cannot be seen without parsing it. */
export function idOfLine(line: string): string | undefined {
  return ID.exec(line)?.[1];
}

/** Undefined when a file has not the layout in which we write it, as far as that can be seen by its lines. */
export function sidecarLines(text: string): SidecarLines | undefined {
  const list = text.indexOf(LIST);
  if (list < 0) return undefined;
  const head = text.slice(0, list + LIST.length);
  // a list of that name could also be deeper within
  if (!isJson(`${head}]}`)) return undefined;
  const records: string[] = [];
  for (let at = head.length; ;) {
    const end = text.indexOf('\n', at);
    if (end < 0) return undefined;
    const line = text.slice(at, end);
    if (line === ']' || line === '],') return { head, records, tail: text.slice(at) };
    const isLast = !line.endsWith(',');
    records.push(isLast ? line : line.slice(0, -1));
    at = end + 1;
    // what follows the last record ends the list, and nothing else does
    if (isLast !== (text.startsWith(']\n', at) || text.startsWith('],\n', at))) return undefined;
  }
}

/** The file of which these are the lines. */
export function joinLines({ head, records, tail }: SidecarLines): string {
  return records.length === 0 ? head + tail : `${head}${records.join(',\n')}\n${tail}`;
}

/**
 * Leaves out of versions of a coding file the segments that all of them have, byte for byte, and that are beyond doubt: valid
 * and as we write them. For each version of the transcript one stays, so that the file goes on to name it. To read what is
 * left says of the others whatever the whole file would say.
 * @returns undefined where a file is laid out otherwise than we write it, or nothing can be left out
 */
export function withoutShared(texts: readonly string[]): WithoutShared | undefined {
  const files: SidecarLines[] = [];
  for (const text of texts) {
    const lines = sidecarLines(text);
    if (!lines) return undefined;
    files.push(lines);
  }
  const cursors = files.map(({ records }) => new Cursor(records));
  const [first, ...others] = cursors as [Cursor, ...Cursor[]];
  const shared: SharedLine[] = [];
  const named = new Set<string>();
  for (;;) {
    const { line } = first;
    if (line !== undefined && others.every(one => one.line === line)) {
      const segment = plainSegment(line);
      const isLeftOut = segment !== undefined && named.has(segment.text);
      if (segment) named.add(segment.text);
      if (isLeftOut) shared.push({ id: segment.id, line });
      for (const cursor of cursors) if (!cursor.pass(segment?.id, !isLeftOut)) return undefined;
      continue;
    }
    // the least id is the one that the others do not have, or have otherwise
    const ids = cursors.map(cursor => cursor.id);
    if (ids.includes(null)) return undefined;
    const least = ids.reduce((a, b) => (b === undefined || (a !== undefined && a! < b!) ? a : b));
    if (least === undefined) break;
    for (const [i, cursor] of cursors.entries())
      if (ids[i] === least && !cursor.pass(least!, true)) return undefined;
  }
  if (shared.length === 0) return undefined;
  return { texts: files.map((file, i) => joinLines({ ...file, records: cursors[i]!.kept })), shared };
}

/** Goes through the segments of a file. */
class Cursor {
  readonly kept: string[] = [];
  private at = 0;
  private last: string | undefined;

  constructor(private readonly records: readonly string[]) {}

  /** The line that is next; undefined at the end. */
  get line(): string | undefined {
    return this.records[this.at];
  }

  /** The id in it; undefined at the end, null where that cannot be seen. */
  get id(): string | undefined | null {
    const { line } = this;
    return line === undefined ? undefined : (idOfLine(line) ?? null);
  }

  /**
   * Goes on to the next line.
   * @param id of this one, where it is known
   * @returns false where this one is no record of its own, or out of order
   */
  pass(id: string | null | undefined, isKept: boolean): boolean {
    const line = this.line!;
    const name = id ?? this.id;
    if (name === null || name === undefined || (this.last !== undefined && name <= this.last)) return false;
    if (isKept && !isJson(line)) return false;
    if (isKept) this.kept.push(line);
    this.last = name;
    this.at++;
    return true;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
