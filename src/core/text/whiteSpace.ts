import { isTidy } from '../base/tidy';

// Unicode's White_Space, and U+FEFF, which JavaScript's `\s` also has.
const WHITE_SPACE =
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000\ufeff';

const isWhite = new Uint8Array(0x10000);
for (let i = 0; i < WHITE_SPACE.length; i++) isWhite[WHITE_SPACE.charCodeAt(i)] = 1;

/** Whether a UTF-16 unit is white space: Unicode's, no-break and ideographic spaces included, and a U+FEFF. */
export function isWhiteSpace(unit: number): boolean {
  return isWhite[unit] === 1;
}

/** The first offset in `[start, end)` that is not white space; `end` when all is. */
export function skipWhiteSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isWhite[text.charCodeAt(at)] === 1) at++;
  return at;
}

/** The end of the last unit in `[start, end)` that is not white space; `start` when all is. */
export function skipWhiteSpaceBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWhite[text.charCodeAt(at - 1)] === 1) at--;
  return at;
}

/** Every run of white space but a single space: most of a text stays as it is. */
const UNEVEN = /[\s\u0085]{2,}|[^\S ]|\u0085/g;

/** Trimmed, and every run of white space one space. */
export function collapseWhiteSpace(text: string): string {
  const trimmed = text.trim();
  return isTidy(trimmed) ? trimmed : text.replace(UNEVEN, ' ').trim();
}
