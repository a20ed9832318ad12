import { oneLine } from '../report/tableModel';
import { width as columns } from '../report/width';

const NARROW = /[ .,:;'’`|!ijl()[\]ft/-]/;
const BROAD = /[MW@%mw—–…]/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * About how wide a text is drawn in a sans-serif font, rather more than less: what does not fit must not be taken to.
 * @param size of the font, in pixels
 * @returns pixels
 */
export function textWidth(text: string, size: number, isStrong = false): number {
  let units = 0;
  for (const { segment } of segmenter.segment(text)) units += characterWidth(segment);
  return units * size * (isStrong ? 1.08 : 1);
}

/** In widths of the font's em square. */
function characterWidth(character: string): number {
  if (columns(character) > 1) return 1.1;
  if (NARROW.test(character)) return 0.36;
  if (BROAD.test(character)) return 0.95;
  return /\p{Lu}/u.test(character) ? 0.72 : 0.6;
}

/** A text on one line, cut at its end when it is wider. */
export function cutText(text: string, most: number, size: number, isStrong = false): string {
  const line = oneLine(text);
  if (textWidth(line, size, isStrong) <= most) return line;
  let cut = '';
  for (const { segment } of segmenter.segment(line)) {
    if (textWidth(`${cut}${segment}…`, size, isStrong) > most) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** As {@link cutText}, but cut at its beginning: of paths the end says more. */
export function cutStart(text: string, most: number, size: number): string {
  const line = oneLine(text);
  if (textWidth(line, size) <= most) return line;
  const characters = [...segmenter.segment(line)].map(({ segment }) => segment).reverse();
  let kept = '';
  for (const character of characters) {
    if (textWidth(`…${character}${kept}`, size) > most) break;
    kept = character + kept;
  }
  return `…${kept.trimStart()}`;
}

/** A text in at most so many lines, broken between words; the last is cut when there is more. */
export function wrapText(
  text: string,
  most: number,
  size: number,
  lines: number,
  isStrong = false,
): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size, isStrong) <= most) line = longer;
    else {
      wrapped.push(line);
      line = word;
    }
  }
  wrapped.push(line);
  const kept =
    wrapped.length <= lines ? wrapped : [...wrapped.slice(0, lines - 1), wrapped.slice(lines - 1).join(' ')];
  return kept.map(one => cutText(one, most, size, isStrong));
}
