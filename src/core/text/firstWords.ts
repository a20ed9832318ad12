import { collapseWhiteSpace } from './whiteSpace';

/** UTF-16 units that are shown of what is said, at most. */
const MAX_LENGTH = 90;

/** How a span of a text begins, on one line; cut after a whole word, unless the words are long. */
export function firstWords(text: string, start: number, end: number): string {
  const shown = collapseWhiteSpace(text.slice(start, Math.min(end, start + 2 * MAX_LENGTH)));
  if (shown.length <= MAX_LENGTH) return shown;
  const cut = shown.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '');
  const blank = cut.lastIndexOf(' ');
  return `${blank > MAX_LENGTH / 2 ? cut.slice(0, blank) : cut}…`;
}
