import { oneLine } from '../../base/visible';
import { width as columns } from '../table/width';
import { letterWidth } from './letterWidths';
import { segmenter } from '../../base/segmenter';

/**
 * About how wide a text is drawn in a sans-serif font, rather more than less: what does not fit must not be taken to.
 * @param size of the font, in pixels
 * @returns pixels
 */
export function textWidth(text: string, size: number, isStrong = false): number {
  let units = 0;
  for (const { segment } of segmenter('grapheme').segment(text))
    units += letterWidth(segment, columns(segment), isStrong);
  return units * size;
}

/** A text on one line, cut at its end when it is wider. */
export function cutText(text: string, most: number, size: number, isStrong = false): string {
  const line = oneLine(text);
  if (textWidth(line, size, isStrong) <= most) return line;
  let cut = '';
  for (const { segment } of segmenter('grapheme').segment(line)) {
    if (textWidth(`${cut}${segment}…`, size, isStrong) > most) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** As {@link cutText}, but cut at its beginning: of paths the end says more. */
export function cutStart(text: string, most: number, size: number): string {
  const line = oneLine(text);
  if (textWidth(line, size) <= most) return line;
  const characters = [...segmenter('grapheme').segment(line)].map(({ segment }) => segment).reverse();
  let kept = '';
  for (const character of characters) {
    if (textWidth(`…${character}${kept}`, size) > most) break;
    kept = character + kept;
  }
  return `…${kept.trimStart()}`;
}

/** As {@link cutText}, but cut in its middle: what a name ends with often tells it from others. */
export function cutMiddle(text: string, most: number, size: number): string {
  const line = oneLine(text);
  if (textWidth(line, size) <= most) return line;
  const characters = [...segmenter('grapheme').segment(line)].map(({ segment }) => segment);
  const widths = characters.map(one => textWidth(one, size));
  let left = most - textWidth('…', size);
  let [from, to] = [0, characters.length];
  for (let [before, after] = [0, 0]; from < to;) {
    // the beginning says the most: it has two thirds
    const isBefore = before <= 2 * after;
    const width = widths[isBefore ? from : to - 1]!;
    if (width > left) break;
    left -= width;
    if (isBefore) [from, before] = [from + 1, before + width];
    else [to, after] = [to - 1, after + width];
  }
  return `${characters.slice(0, from).join('').trimEnd()}…${characters.slice(to).join('').trimStart()}`;
}

/** A text in at most so many lines; the last is cut when there is more. */
export function wrapText(
  text: string,
  most: number,
  size: number,
  lines: number,
  isStrong = false,
): string[] {
  const wrapped: string[] = [];
  let rest = oneLine(text);
  while (wrapped.length < lines - 1 && textWidth(rest, size, isStrong) > most) {
    const line = firstLine(rest, most, size, isStrong);
    wrapped.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return [...wrapped, cutText(rest, most, size, isStrong)];
}

/** Broken between words; within a word that fills the line, as in text that is written without spaces. */
function firstLine(text: string, most: number, size: number, isStrong: boolean): string {
  let line = '';
  let width = 0;
  for (const { segment } of segmenter('grapheme').segment(text)) {
    width += textWidth(segment, size, isStrong);
    if (line !== '' && width > most) break;
    line += segment;
  }
  if (text[line.length] === ' ') return line;
  const blank = line.lastIndexOf(' ');
  return blank > 0 ? line.slice(0, blank) : line;
}
