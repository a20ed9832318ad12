import { firstAtLeast } from '../base/sorted';
import { collapseWhiteSpace } from './whiteSpace';
import type { SpanArrays } from './spanArrays';

/** UTF-16 units that are shown of what is said, at most. */
const MAX_LENGTH = 90;

/**
 * How a span of a text begins, on one line; cut after a whole word, unless the words are long.
 * @param without what is left out, ascending and disjoint
 */
export function firstWords(text: string, start: number, end: number, without?: SpanArrays): string {
  const shown = collapseWhiteSpace(firstUnits(text, start, end, without));
  if (shown.length <= MAX_LENGTH) return shown;
  const cut = shown.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '');
  const blank = cut.lastIndexOf(' ');
  return `${blank > MAX_LENGTH / 2 ? cut.slice(0, blank) : cut}…`;
}

/** Twice as many units as are shown, or all: white space may go. */
function firstUnits(text: string, start: number, end: number, without?: SpanArrays): string {
  let units = '';
  let at = start;
  for (let i = without ? firstAtLeast(without.ends, start + 1) : 0; at < end; i++) {
    const to = Math.min(end, without?.starts[i] ?? end, at + 2 * MAX_LENGTH);
    const piece = text.slice(at, to).trim();
    if (piece !== '') units += `${piece} `;
    if (units.length >= 2 * MAX_LENGTH) break;
    at = without?.ends[i] ?? end;
  }
  return units;
}
