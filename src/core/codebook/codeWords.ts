import { isUnspaced, searchWords } from '../text/searchWords';
import type { Code } from './code';

/** A code in the form in which it is searched. */
export interface CodeWords {
  readonly name: readonly string[];
  /** The name without spaces. */
  readonly joined: string;
  /** The first letters of its words; empty when there is one word only. */
  readonly initials: string;
  /** Those without the small words; empty when there are none of these, or one word is left. */
  readonly mainInitials: string;
  /** Each word of the description once. */
  readonly description: readonly string[];
  /** The description without spaces, where it has words of a script without spaces; else empty. */
  readonly unspaced: string;
}

/** “of”, “the”, “for”: not longer than this. */
const SMALL_WORD = 3;

/** A codebook that changes keeps most of its codes. */
const known = new WeakMap<Code, CodeWords>();

export function codeWords(code: Code): CodeWords {
  let words = known.get(code);
  if (!words) known.set(code, (words = findWords(code)));
  return words;
}

function findWords({ name, description = '' }: Code): CodeWords {
  const ofName = searchWords(name);
  const ofDescription = searchWords(description);
  const main = ofName.filter(word => word.length > SMALL_WORD);
  return {
    name: ofName,
    joined: ofName.join(''),
    initials: initialsOf(ofName),
    mainInitials: main.length < ofName.length ? initialsOf(main) : '',
    description: [...new Set(ofDescription)],
    unspaced: ofDescription.some(isUnspaced) ? ofDescription.join('') : '',
  };
}

function initialsOf(words: readonly string[]): string {
  return words.length < 2 ? '' : words.map(word => String.fromCodePoint(word.codePointAt(0)!)).join('');
}
