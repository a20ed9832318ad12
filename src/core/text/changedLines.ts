/** What a character shows as whose bytes mean nothing. */
const UNREADABLE = '\ufffd';

/**
 * The first lines that have something unreadable, as they are in another reading of the same bytes: cut around it.
 * @param count at most so many lines
 * @param length UTF-16 units of each, at most
 */
export function unreadableLines(before: string, after: string, count: number, length: number): string[] {
  const found: string[] = [];
  const lines = after.split(/\r\n?|\n/u);
  for (const [i, line] of before.split(/\r\n?|\n/u).entries()) {
    const at = line.indexOf(UNREADABLE);
    if (at < 0) continue;
    found.push(cutAround((lines[i] ?? '').trimEnd(), at, length));
    if (found.length === count) break;
  }
  return found;
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
