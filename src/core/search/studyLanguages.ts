import type { Corpus } from '../corpus/corpus';
import { LANGUAGE_CODES, type LanguageCode } from '../text/languageCodes';
import { loadLanguages } from './languages';
import { foldedWord } from '../matching/searchedUnits';
import { WordScanner } from '../matching/wordScanner';

/** As much of a study as its language is told by: words of a transcript, and transcripts. */
const MAX_WORDS = 1000;
const MAX_TRANSCRIPTS = 10;
/** One word in so many is a stop word of the language that a text is written in. */
const MIN_SHARE = 0.15;

/** The languages of a study: those that it names, else the one that its transcripts seem to be written in, if any. */
export async function languagesOf(corpus: Corpus): Promise<readonly LanguageCode[]> {
  const named = corpus.study.languages;
  if (named && named.length > 0) return named;
  const guessed = await guessLanguage(sample(corpus));
  return guessed ? [guessed] : [];
}

/** The language that has most of some words among its stop words. @param words folded */
export async function guessLanguage(words: readonly string[]): Promise<LanguageCode | undefined> {
  let best: { code: LanguageCode; share: number } | undefined;
  for (const code of LANGUAGE_CODES) {
    const [language] = await loadLanguages([code]);
    const stops = foldedStopWords(language!.stopWords);
    const share = words.filter(word => stops.has(word)).length / words.length;
    if (share >= MIN_SHARE && share > (best?.share ?? 0)) best = { code, share };
  }
  return best?.code;
}

/** Stop words as words of a text are compared: `i’m` is two. */
export function foldedStopWords(stopWords: readonly string[]): ReadonlySet<string> {
  return new Set(stopWords.flatMap(foldedWords));
}

/** The words of a text as they are compared. */
export function foldedWords(text: string): string[] {
  const words: string[] = [];
  for (const scanner = new WordScanner(text); scanner.next();)
    words.push(foldedWord(text.slice(scanner.start, scanner.end)));
  return words;
}

function sample({ transcripts }: Corpus): string[] {
  const step = Math.max(1, Math.ceil(transcripts.length / MAX_TRANSCRIPTS));
  return transcripts.flatMap((transcript, i) => (i % step === 0 ? firstWords(transcript.text) : []));
}

function firstWords(text: string): string[] {
  const words: string[] = [];
  const scanner = new WordScanner(text);
  while (words.length < MAX_WORDS && scanner.next())
    words.push(foldedWord(text.slice(scanner.start, scanner.end)));
  return words;
}
