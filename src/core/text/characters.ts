import { isWhiteSpace } from './whiteSpace';

/** What a character is to the counting of words. What parts words, or is one by itself, has an odd number. */
export const Character = {
  /** Punctuation, symbols, marks, controls. */
  Other: 0,
  White: 1,
  LetterOrNumber: 2,
  /** A character that is one word: Chinese and Japanese write no spaces. */
  Ideograph: 3,
  /** Thai, Lao, Khmer, Myanmar: no spaces between words, and a word is several characters. */
  Unspaced: 5,
} as const;

type Kind = (typeof Character)[keyof typeof Character];

// Ranges instead of Script properties, so that a count does not change with a host's version of Unicode.
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3005, 0x3005], // 々
  [0x3007, 0x3007], // 〇
  [0x3021, 0x3029],
  [0x3038, 0x303b],
  [0x3041, 0x3096], // Hiragana
  [0x309d, 0x309f],
  [0x30a1, 0x30fa], // Katakana
  [0x30fc, 0x30ff],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf], // Han
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xff66, 0xff9d], // half-width Katakana
  [0x1aff0, 0x1b16f], // Kana, historic and small
  [0x20000, 0x3ffff], // Han
];

const UNSPACED: readonly (readonly [number, number])[] = [
  [0x0e01, 0x0e3a], // Thai
  [0x0e40, 0x0e4e],
  [0x0e50, 0x0e59],
  [0x0e81, 0x0eff], // Lao
  [0x1000, 0x1049], // Myanmar
  [0x1050, 0x109d],
  [0x1780, 0x17d3], // Khmer
  [0x17d7, 0x17d7],
  [0x17dc, 0x17e9],
  [0xa9e0, 0xa9fe],
  [0xaa60, 0xaa7f],
];

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
export const UNKNOWN_KIND = 0xff;

/**
 * The kinds of UTF-16 units, as far as they were met: the first look at a character is the only slow one. Else
 * {@link UNKNOWN_KIND}, as always for first halves of pairs.
 */
export const unitKinds = new Uint8Array(0x10000).fill(UNKNOWN_KIND);
const astral = new Map<number, Kind>();

/** The kind of a code point. */
export function characterKind(codePoint: number): Kind {
  if (codePoint < 0x10000) {
    const known = unitKinds[codePoint]!;
    if (known !== UNKNOWN_KIND) return known as Kind;
    if (isFirstHalf(codePoint)) return Character.Other;
    return (unitKinds[codePoint] = kindOf(codePoint)) as Kind;
  }
  let kind = astral.get(codePoint);
  if (kind === undefined) astral.set(codePoint, (kind = kindOf(codePoint)));
  return kind;
}

/** Whether a unit begins a pair that is one character. */
export function isFirstHalf(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function kindOf(codePoint: number): Kind {
  if (isWhiteSpace(codePoint)) return Character.White;
  if (isIn(IDEOGRAPHS, codePoint)) return Character.Ideograph;
  if (isIn(UNSPACED, codePoint)) return Character.Unspaced;
  return LETTER_OR_NUMBER.test(String.fromCodePoint(codePoint)) ? Character.LetterOrNumber : Character.Other;
}

function isIn(ranges: readonly (readonly [number, number])[], codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}
