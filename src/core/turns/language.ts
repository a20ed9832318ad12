import { isWhiteSpace } from '../text/whiteSpace';

/** As much of a text as its language is told by, in UTF-16 units. */
export const SAMPLE = 20_000;
/** One word in so many is one of the most common ones of English, where it is that; in other languages, next to none. */
const COMMON_SHARE = 0.08;
/** With fewer words, a language can hardly be told. */
const MIN_WORDS = 40;
const COMMON = ['the', 'and', 'you', 'that', 'it', 'was', 'of', 'to', 'is', 'with', 'they', 'what'];
const MAX_COMMON = 4;
const LETTER = /[\p{L}\p{M}]/u;

/** Whether a text is English, or too short for it to be told that it is not. */
export function isEnglish(text: string): boolean {
  const { words, common } = countWords(text.slice(0, SAMPLE));
  return words < MIN_WORDS || common >= words * COMMON_SHARE;
}

const SPACE = 0x20;
const LONG_S = 0x17f;
const S = 0x73 & 31;

/** The common words as numbers: five bits for each letter in any case. */
const isCommon = new Set(
  COMMON.map(word =>
    Array.from(word).reduce((packed, letter) => packed * 32 + (letter.charCodeAt(0) & 31), 0),
  ),
);

/** Words by the white space between them, and the common ones of English among the runs of letters. */
function countWords(text: string): { words: number; common: number } {
  let words = 0;
  let common = 0;
  let wasWhite = false;
  // of a run of letters; and its first ones, as the common words have them
  let length = 0;
  let packed = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : SPACE;
    const size = isAsciiLetter(unit) ? 1 : unit < 0x80 ? 0 : sizeOfLetter(text, at);
    if (size > 0) {
      // of other letters, only a long s is one of these in another case
      const letter = unit === LONG_S ? S : unit < 0x80 ? unit & 31 : 0;
      length += letter === 0 ? MAX_COMMON + 1 : 1;
      if (length <= MAX_COMMON) packed = packed * 32 + letter;
      at += size - 1;
      wasWhite = false;
      continue;
    }
    if (length > 0 && length <= MAX_COMMON && isCommon.has(packed)) common++;
    length = packed = 0;
    const isWhite = isWhiteSpace(unit) && unit !== 0x85;
    if (isWhite && !wasWhite && at < text.length) words++;
    wasWhite = isWhite;
  }
  return { words, common };
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return unit < 0x80 && small >= 0x61 && small <= 0x7a;
}

/** For each unit that was met, 1 where it is a letter or a mark, else 2. */
const letters = new Uint8Array(0x10000);

/** How many units the letter or mark at an offset has; 0 where there is none. */
function sizeOfLetter(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  if (point > 0xffff) return LETTER.test(String.fromCodePoint(point)) ? 2 : 0;
  letters[point] ||= LETTER.test(String.fromCharCode(point)) ? 1 : 2;
  return letters[point] === 1 ? 1 : 0;
}
