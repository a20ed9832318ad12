/** What a character shows as whose bytes mean nothing. */
const UNREADABLE = '\ufffd';

/** Lines that another reading of the same bytes would change. */
export interface ChangedLines {
  /** Those that have something unreadable before. */
  readonly unreadable: SomeLines;
  /** Those that can be read before: where these change, the other reading may be the wrong one. */
  readonly readable: SomeLines;
}

interface SomeLines {
  /** The first ones, as they would be: cut around what changes. */
  readonly first: readonly string[];
  /** How many there are. */
  readonly total: number;
}

/**
 * Compares two readings of the same bytes, line by line.
 * @param count at most so many lines of each kind are told
 * @param length UTF-16 units of each, at most
 */
export function changedLines(before: string, after: string, count: number, length: number): ChangedLines {
  const unreadable = new Gathered(count);
  const readable = new Gathered(count);
  const lines = linesOf(after);
  for (const [i, line] of linesOf(before).entries()) {
    const other = lines[i] ?? '';
    if (line === other) continue;
    const found = line.indexOf(UNREADABLE);
    if (found < 0) readable.add(() => cutAround(other.trimEnd(), firstDifference(line, other), length));
    else unreadable.add(() => cutAround(other.trimEnd(), found, length));
  }
  return { unreadable, readable };
}

class Gathered implements SomeLines {
  readonly first: string[] = [];
  total = 0;

  constructor(private readonly count: number) {}

  add(line: () => string): void {
    this.total++;
    if (this.first.length < this.count) this.first.push(line());
  }
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u);
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

/** So much of a line, at whole words where it can be, that a place is in sight. */
function cutAround(line: string, at: number, length: number): string {
  if (line.length <= length) return line;
  const from = Math.max(0, Math.min(at - length / 2, line.length - length));
  const cut = line.slice(from, from + length);
  const start = from > 0 ? cut.indexOf(' ') + 1 : 0;
  const end = from + length < line.length ? cut.lastIndexOf(' ') : cut.length;
  return `${start > 0 || from > 0 ? '…' : ''}${cut.slice(start, end > start ? end : cut.length)}${from + length < line.length ? '…' : ''}`;
}
