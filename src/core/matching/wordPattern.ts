import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { WordScanner } from './wordScanner';

/** One word of a pattern. */
export type PatternWord =
  | {
      readonly kind: 'word' | 'prefix';
      /** As typed. */
      readonly typed: string;
      /** Whether nothing may be between it and the word before, as in Chinese. */
      readonly isJoined: boolean;
    }
  /** Any word. */
  | { readonly kind: 'any' };

/** Words that follow each other. */
export type Phrase = readonly PatternWord[];

/** UTF-16 units of a pattern. */
export const MAX_PATTERN = 10_000;
/** A phrase is looked for word by word at every place where it may begin. */
const MAX_WORDS = 50;

/**
 * Reads what was typed: words and phrases, one or the other where there is `|` between them. Punctuation does not matter. A
 * `*` after the beginning of a word stands for any ending, one by itself between words for any word.
 */
export function parsePhrases(pattern: string): Result<readonly Phrase[]> {
  if (pattern.length > MAX_PATTERN)
    return fail(l10n.t('The pattern is longer than {0} characters.', MAX_PATTERN));
  const phrases: Phrase[] = [];
  for (const part of pattern.split('|')) {
    const phrase = parsePhrase(part);
    if (!phrase.ok) return phrase;
    if (phrase.value.length > 0) phrases.push(phrase.value);
  }
  return phrases.length > 0 ? ok(phrases) : fail(l10n.t('Type a word to search for.'));
}

const STAR = /\*/g;
const LONELY_STAR = /(?<=\s)\*(?=\s)/g;
const STARS = l10n.t('A “*” can end a word, or stand for a whole word between others.');

function parsePhrase(part: string): Result<Phrase> {
  const words: PatternWord[] = [];
  const scanner = new WordScanner(part);
  let before = 0;
  let wasCut = true;
  while (scanner.next()) {
    const { start, end } = scanner;
    const between = part.slice(before, start);
    const stars = count(between, LONELY_STAR);
    if (stars < count(between, STAR) || (stars > 0 && words.length === 0)) return fail(STARS);
    for (let i = 0; i < stars; i++) words.push({ kind: 'any' });
    const isPrefix = part[end] === '*';
    const isJoined = !wasCut && start === before;
    words.push({ kind: isPrefix ? 'prefix' : 'word', typed: part.slice(start, end), isJoined });
    before = isPrefix ? end + 1 : end;
    wasCut = isPrefix;
    if (words.length > MAX_WORDS) return fail(l10n.t('A phrase can have up to {0} words.', MAX_WORDS));
  }
  return part.includes('*', before) ? fail(STARS) : ok(words);
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}
