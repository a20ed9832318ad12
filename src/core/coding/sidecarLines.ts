/** A coding file laid out as we write it, taken apart. Together, with commas between the records, it is the file. */
export interface SidecarLines {
  /** Up to and with the line that begins the list of segments. */
  readonly head: string;
  /** A segment each, without the comma and the line end. */
  readonly records: readonly string[];
  /** From the line that ends the list. */
  readonly tail: string;
}

const LIST = '\n"segments": [\n';
const COMMA = 0x2c;

/** How a line begins that can be told from others by its id. */
const ID = /^\{"id":"([^"\\]*)"/;

/** The id of the record on a line; undefined where that cannot be seen without parsing it. */
export function idOfLine(line: string): string | undefined {
  return ID.exec(line)?.[1];
}

/** The file of which these are the lines. */
export function joinLines({ head, records, tail }: SidecarLines): string {
  return records.length === 0 ? head + tail : `${head}${records.join(',\n')}\n${tail}`;
}

/** Goes through the segments of a coding file that is laid out as we write it, from line to line. */
export class LineCursor {
  readonly head: string;
  readonly tail: string;
  private current: string | undefined;
  private known: string | null | undefined;
  private next: number;
  private last: string | undefined;
  private isLaidOut = true;

  private constructor(
    private readonly text: string,
    begin: number,
    /** Where the list ends. */
    private readonly end: number,
  ) {
    this.head = text.slice(0, begin);
    this.tail = text.slice(end);
    this.next = begin;
    this.readLine();
  }

  /** Undefined when a file has not the layout in which we write it, as far as that can be seen by its head. */
  static of(text: string): LineCursor | undefined {
    const list = text.indexOf(LIST);
    if (list < 0) return undefined;
    const begin = list + LIST.length;
    // a list of that name could also be deeper within
    if (!isJson(`${text.slice(0, begin)}]}`)) return undefined;
    const end = text.indexOf('\n]', begin - 1) + 1;
    const isList = end > 0 && (text.startsWith(']\n', end) || text.startsWith('],\n', end));
    return isList ? new LineCursor(text, begin, end) : undefined;
  }

  /** The line that is next, without the comma; undefined at the end. */
  get line(): string | undefined {
    return this.current;
  }

  /** The id in it; undefined at the end, null where that cannot be seen. */
  get id(): string | undefined | null {
    if (this.known === undefined && this.current !== undefined) this.known = idOfLine(this.current) ?? null;
    return this.known;
  }

  /**
   * Goes on to the next line.
   * @param id of this one, where it is known
   * @returns false where this one is no record of its own, out of order, or the last one though more follow
   */
  pass(id?: string): boolean {
    const name = id ?? this.id;
    if (name === null || name === undefined || (this.last !== undefined && name <= this.last)) return false;
    this.last = name;
    this.readLine();
    return this.isLaidOut;
  }

  private readLine(): void {
    const { text, next } = this;
    this.known = undefined;
    this.current = undefined;
    if (next >= this.end) return;
    const end = text.indexOf('\n', next);
    const hasComma = text.charCodeAt(end - 1) === COMMA;
    this.current = text.slice(next, hasComma ? end - 1 : end);
    this.next = end + 1;
    // what follows the last record ends the list, and nothing else does
    if (hasComma === this.next >= this.end) this.isLaidOut = false;
  }
}

/** Goes through the segments of several coding files by their ids, from record to record. */
export class RecordCursor {
  /** The lines of the record, by file; undefined in those that lack it. */
  readonly lines: (string | undefined)[];
  /** Whether all files have it, byte for byte. */
  isShared = false;

  private constructor(readonly files: readonly LineCursor[]) {
    this.lines = files.map(() => undefined);
  }

  /** Undefined when a file has not the layout in which we write it. */
  static of(texts: readonly string[]): RecordCursor | undefined {
    const files = texts.map(text => LineCursor.of(text));
    return files.every(file => file !== undefined) ? new RecordCursor(files) : undefined;
  }

  /**
   * Goes on to the next record.
   * @returns false at the end; undefined where a line is no record of its own, or out of order
   */
  next(): boolean | undefined {
    const { files, lines } = this;
    const first = files[0]!.line;
    this.isShared = first !== undefined;
    for (let i = 1; this.isShared && i < files.length; i++) this.isShared = files[i]!.line === first;
    const id = this.isShared ? files[0]!.id : this.least();
    if (id === null) return undefined;
    if (id === undefined) return false;
    for (let i = 0; i < files.length; i++) {
      const file = files[i]!;
      const isHere = this.isShared || file.id === id;
      lines[i] = isHere ? file.line : undefined;
      if (isHere && !file.pass(id)) return undefined;
    }
    return true;
  }

  /** The least id is the one that the others do not have, or have otherwise; null where one cannot be seen. */
  private least(): string | undefined | null {
    let least: string | undefined;
    for (const { id } of this.files) {
      if (id === null) return null;
      if (id !== undefined && (least === undefined || id < least)) least = id;
    }
    return least;
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
