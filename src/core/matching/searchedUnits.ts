import { Character, characterKind, isFirstHalf } from '../text/characters';
import { plainLetters } from '../text/searchWords';

/** What a UTF-16 unit is to words that are looked for. */
export const Unit = {
  /** Between words: white space, punctuation, symbols. */
  Between: 1,
  /** A letter or digit of a script with spaces, or a mark that is a letter to its readers. */
  Letter: 2,
  /** Within words, and not looked at: accents, soft hyphens, joiners. */
  Silent: 3,
  Apostrophe: 4,
  /** Of Chinese, Japanese, Thai and the like: a word by itself, since no spaces say where words end. */
  Single: 5,
  /** The first half of a pair. */
  Half: 6,
} as const;

type UnitKind = (typeof Unit)[keyof typeof Unit];

const SILENT = /^[\u00ad\u200c\u200d\u2060\ufe00-\ufe0f]$/;
const MARK = /^\p{M}$/u;
/** `ʼ` is a letter to Unicode, and written where others write `’`. */
const APOSTROPHES = /['’ʼ]/g;
const ASCII = /^[\0-\x7f]*$/;
/** Letters that Unicode takes apart although they are one to their readers: Korean syllables and voiced kana. */
const WHOLE = /[\u3041-\u30ff\uac00-\ud7a3]/u;

const kinds = new Uint8Array(0x10000);

/** The kind of a unit; the first look at each is the only slow one. */
export function unitKind(unit: number): UnitKind {
  return (kinds[unit] || (kinds[unit] = kindOfUnit(unit))) as UnitKind;
}

/** The kind of a character of two units. */
export function pairKind(codePoint: number): UnitKind {
  return kindOf(codePoint, String.fromCodePoint(codePoint));
}

function kindOfUnit(unit: number): UnitKind {
  if (isFirstHalf(unit)) return Unit.Half;
  const character = String.fromCharCode(unit);
  if (character.search(APOSTROPHES) === 0) return Unit.Apostrophe;
  return SILENT.test(character) ? Unit.Silent : kindOf(unit, character);
}

function kindOf(codePoint: number, character: string): UnitKind {
  switch (characterKind(codePoint)) {
    case Character.White:
      return Unit.Between;
    case Character.Ideograph:
    case Character.Unspaced:
      return Unit.Single;
    case Character.LetterOrNumber:
      return Unit.Letter;
    default:
      if (!MARK.test(character)) return Unit.Between;
      return plainLetters(character) === '' ? Unit.Silent : Unit.Letter;
  }
}

/** A word in the form in which words are compared, without case, accents and what is silent. */
export function foldedWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return Array.from(spelled(word), folded).join('');
}

/** As it is written, but for the kind of apostrophe, what is silent, and whether its accents are characters of their own. */
export function spelled(word: string): string {
  if (ASCII.test(word)) return word;
  return word
    .replace(/[\u00ad\u200c\u200d\u2060\ufe00-\ufe0f]/g, '')
    .normalize('NFC')
    .replace(APOSTROPHES, "'");
}

const known = new Map<string, string>();

function folded(character: string): string {
  let plain = known.get(character);
  if (plain === undefined) {
    plain = WHOLE.test(character) ? character.normalize('NFKC') : plainLetters(character);
    known.set(character, plain);
  }
  return plain;
}
