import { Character, characterKind } from './characters';
import { PLAIN_LETTERS } from './plainLetters';
import { segmenter } from '../base/segmenter';

// Greek sigma is another letter at the end of a word.
const LETTERS: Readonly<Record<string, string>> = { ...PLAIN_LETTERS, ς: 'σ' };

const ASCII = /^[\0-\x7f]*$/;
/** Of Latin, Greek and Cyrillic; the points of Hebrew; the vowels of Arabic. Other marks are letters to their readers. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/gu;
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Where a word begins in `WorkLife`. */
const HUMP = /(\p{Ll})(?=\p{Lu})/gu;

// The locale is fixed so that a search finds the same on every machine.

/** The words of a text in the form in which they are looked for: neither case nor accents nor punctuation matter. */
export function searchWords(text: string): string[] {
  if (ASCII.test(text)) return asciiWords(text);
  return plainLetters(text.replace(HUMP, '$1 ')).match(WORD) ?? [];
}

/** A text without case, accents and ligatures, in the letters that are typed to find it. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(SPECIAL, letter => LETTERS[letter]!);
}

/** The same by hand, which is several times as fast. */
function asciiWords(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  let wasLower = false;
  for (let i = 0; i < text.length; i++) {
    const unit = lower.charCodeAt(i);
    const isLetter = unit >= 0x61 && unit <= 0x7a;
    const isLower = isLetter && text.charCodeAt(i) === unit;
    const isInWord = isLetter || (unit >= 0x30 && unit <= 0x39);
    if (start >= 0 && (!isInWord || (wasLower && isLetter && !isLower))) {
      words.push(lower.slice(start, i));
      start = -1;
    }
    if (isInWord && start < 0) start = i;
    wasLower = isLower;
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

/** Whether a word is of a script that writes no spaces, so that it may be several. @param word not empty */
export function isUnspaced(word: string): boolean {
  const kind = characterKind(word.codePointAt(0)!);
  return kind === Character.Ideograph || kind === Character.Unspaced;
}

/** As {@link searchWords}; runs of scripts without spaces are taken apart by the host's dictionary. */
export function typedWords(query: string): string[] {
  return searchWords(query).flatMap(word =>
    isUnspaced(word) ? [...segmenter('word').segment(word)].map(({ segment }) => segment) : word,
  );
}
