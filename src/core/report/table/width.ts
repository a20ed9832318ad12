import { segmenter } from '../../base/segmenter';

/** Characters that take two columns: emoji, and the blocks that are Wide or Fullwidth (UAX #11). */
const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|^\p{Emoji}\ufe0f/u;
const INVISIBLE = /^\p{Cf}$/u;
/** Each of these takes one column beside any other of them: Latin, Greek, Cyrillic, punctuation, signs of arithmetic. */
const PLAIN =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*$/;

/** Whether every character of a text takes one column. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** How many columns a text takes in a terminal or in an editor's font. */
export function width(text: string): number {
  if (isPlain(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter('grapheme').segment(text)) {
    if (!INVISIBLE.test(segment)) columns += WIDE.test(segment) ? 2 : 1;
  }
  return columns;
}

/** So many rows are kept while columns are measured, as making them again to be printed costs more. */
export const MOST_KEPT = 300_000;

/** Cells of a row, and how many columns each takes. */
export interface Measured {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
}

/** Each cell is measured once, however often it is asked how wide it is. */
export function measured(texts: readonly string[]): Measured {
  const widths: number[] = [];
  for (let i = 0; i < texts.length; i++)
    // what two coders have coded is often the same
    widths.push(i > 0 && texts[i] === texts[i - 1] ? widths[i - 1]! : widthOfLines(texts[i]!));
  return { texts, widths };
}

/** Of the widest line. */
export function widthOfLines(text: string): number {
  if (!text.includes('\n')) return width(text);
  return text.split('\n').reduce((most, line) => Math.max(most, width(line)), 0);
}

/** How wide each column is. @param least of its heading */
export function widest(rows: Iterable<Measured>, least: readonly number[]): readonly number[] {
  const all = [...least];
  for (const { widths } of rows) {
    for (let i = 0; i < all.length; i++) if (widths[i]! > all[i]!) all[i] = widths[i]!;
  }
  return all;
}

/** The text padded with spaces to so many columns. */
export function pad(text: string, columns: number, side: 'left' | 'right'): string {
  const blanks = blank(columns - width(text));
  return side === 'left' ? blanks + text : text + blanks;
}

/** Wider gaps are few. */
const blanks = Array.from({ length: 128 }, (_, columns) => ' '.repeat(columns));

/** So many spaces; none for less than one. */
export function blank(columns: number): string {
  return columns <= 0 ? '' : (blanks[columns] ?? ' '.repeat(columns));
}

/** The text in lines of at most so many columns, broken at spaces; a longer word gets a line of its own. */
export function wrap(text: string, columns: number): string[] {
  return isPlain(text) ? wrapPlain(text, columns) : wrapAny(text, columns);
}

/** Where every character takes one column, lines are found without taking the text apart. */
function wrapPlain(text: string, columns: number): string[] {
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > columns) {
    let end = text.lastIndexOf(' ', start + columns);
    // a word that is longer
    if (end < start) end = text.indexOf(' ', Math.max(start, start + columns));
    if (end < 0) break;
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  lines.push(text.slice(start));
  return lines;
}

function wrapAny(text: string, columns: number): string[] {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (width(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
