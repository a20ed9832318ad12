/** A piece of text on a page, where it stands; in points, from the lower left. */
export interface PdfWord {
  readonly text: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly width: number;
  /** Of its font. */
  readonly size: number;
}

/** A line of a column. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** Of its column. */
  readonly columnEnd: number;
  readonly columnStart: number;
}

/** In each of two columns, there is at least this share of the characters: a column of labels has less. */
const MIN_SHARE = 0.3;
/** So many lines make a column. */
const MIN_LINES = 4;
/** Of the lines beside each other, so few may cross the space between columns: headings do. */
const MAX_CROSSING = 0.1;
/** Places that are tried for the space between columns. */
const STEPS = 60;

/** The lines of a page from top to bottom, those of its left column first, and how many columns there are. */
export function linesOf(
  words: readonly PdfWord[],
  left: number,
  right: number,
): { lines: readonly PdfLine[]; columns: number } {
  const gutter = gutterOf(words, left, right);
  if (gutter === undefined) return { lines: joinLines(words), columns: 1 };
  const isAcross = ({ x, width }: PdfWord) => x < gutter && x + width > gutter;
  const across = joinLines(words.filter(isAcross));
  const rest = words.filter(word => !isAcross(word));
  const beside = [rest.filter(({ x }) => x < gutter), rest.filter(({ x }) => x >= gutter)].map(joinLines);
  return { lines: inBands(across, beside[0]!, beside[1]!), columns: 2 };
}

/** Columns end where a line goes across both, and begin again below it. */
function inBands(
  across: readonly PdfLine[],
  left: readonly PdfLine[],
  right: readonly PdfLine[],
): readonly PdfLine[] {
  const ordered: PdfLine[] = [];
  let [l, r] = [0, 0];
  const until = (y: number) => {
    while (l < left.length && left[l]!.y > y) ordered.push(left[l++]!);
    while (r < right.length && right[r]!.y > y) ordered.push(right[r++]!);
  };
  for (const line of across) {
    until(line.y);
    ordered.push(line);
  }
  until(-Infinity);
  return ordered;
}

/** Where the space between two columns is; undefined for a page of one. */
function gutterOf(words: readonly PdfWord[], left: number, right: number): number | undefined {
  const width = right - left;
  let best: { x: number; crossing: number } | undefined;
  for (let step = 0; step <= STEPS; step++) {
    // from a third to two thirds of the page
    const x = left + width * (1 / 3 + step / (3 * STEPS));
    const crossing = words.filter(word => word.x < x && word.x + word.width > x).length;
    const isNearer =
      best &&
      crossing === best.crossing &&
      Math.abs(x - left - width / 2) < Math.abs(best.x - left - width / 2);
    if (!best || crossing < best.crossing || isNearer) best = { x, crossing };
  }
  if (!best) return undefined;
  const { x, crossing } = best;
  const leftWords = words.filter(word => word.x + word.width <= x);
  const rightWords = words.filter(word => word.x >= x);
  const [leftLength, rightLength] = [lengthOf(leftWords), lengthOf(rightWords)];
  const least = (leftLength + rightLength) * MIN_SHARE;
  if (leftLength < least || rightLength < least || crossing > words.length * MAX_CROSSING) return undefined;
  const lines = [joinLines(leftWords).length, joinLines(rightWords).length];
  return Math.min(...lines) >= MIN_LINES ? x : undefined;
}

function lengthOf(words: readonly PdfWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/** Words as lines, from top to bottom: what stands at one height, from left to right. */
function joinLines(words: readonly PdfWord[]): PdfLine[] {
  const ordered = [...words].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: PdfWord[][] = [];
  for (const word of ordered) {
    const row = rows.at(-1);
    // a superscript is a little higher
    if (row && row[0]!.y - word.y <= Math.max(row[0]!.size, word.size) * 0.45) row.push(word);
    else rows.push([word]);
  }
  const starts = rows.map(row => Math.min(...row.map(({ x }) => x)));
  const ends = rows.map(row => Math.max(...row.map(({ x, width }) => x + width)));
  const columnStart = starts.reduce((least, x) => Math.min(least, x), Infinity);
  const columnEnd = ends.reduce((most, x) => Math.max(most, x), 0);
  return rows.map((row, i) => ({
    text: textOf(row.sort((a, b) => a.x - b.x)),
    x: starts[i]!,
    end: ends[i]!,
    y: row[0]!.y,
    size: Math.max(...row.map(({ size }) => size)),
    columnStart,
    columnEnd,
  }));
}

/** Words with a blank between them where there is room for one, with a tab where there is room for a column. */
function textOf(row: readonly PdfWord[]): string {
  let text = '';
  let end = 0;
  for (const word of row) {
    const gap = word.x - end;
    const isOpen = text !== '' && !/\s$/u.test(text) && !/^\s/u.test(word.text);
    if (isOpen && gap > word.size * 2.5) text += '\t';
    else if (isOpen && gap > word.size * 0.12) text += ' ';
    text += word.text;
    end = word.x + word.width;
  }
  return text.replace(/[^\S\t]+/gu, ' ').trim();
}
