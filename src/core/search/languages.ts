import type { LanguageCode } from '../text/languageCodes';

/** What is known of a language beside its letters. */
export interface Language {
  readonly code: LanguageCode;
  /** What several forms of a word have in common: `trusted`, `trusting` → `trust`. @param word in lower case */
  readonly stemOf: (word: string) => string;
  /** Whether a stem begins as its words do: where endings are cut off, and no beginnings. */
  readonly keepsBeginning: boolean;
  /** Words that say little by themselves, in lower case; some with an apostrophe, as `i’m`. */
  readonly stopWords: readonly string[];
}

type Stemmer = Promise<{ readonly stemmer: (word: string) => string }>;
type StopWords = Promise<{ readonly stopwords: readonly string[] }>;
type Source = readonly [stemmer: () => Stemmer, stopWords: () => StopWords];

/** Stemmers of Snowball and the like, each a file of its own that is read when it is first needed. */
const SOURCES: Readonly<Record<LanguageCode, Source>> = {
  ar: [() => import('@orama/stemmers/arabic'), () => import('@orama/stopwords/arabic')],
  bg: [() => import('@orama/stemmers/bulgarian'), () => import('@orama/stopwords/bulgarian')],
  da: [() => import('@orama/stemmers/danish'), () => import('@orama/stopwords/danish')],
  de: [() => import('@orama/stemmers/german'), () => import('@orama/stopwords/german')],
  el: [() => import('@orama/stemmers/greek'), () => import('@orama/stopwords/greek')],
  en: [() => import('@orama/stemmers/english'), () => import('@orama/stopwords/english')],
  es: [() => import('@orama/stemmers/spanish'), () => import('@orama/stopwords/spanish')],
  fi: [() => import('@orama/stemmers/finnish'), () => import('@orama/stopwords/finnish')],
  fr: [() => import('@orama/stemmers/french'), () => import('@orama/stopwords/french')],
  ga: [() => import('@orama/stemmers/irish'), () => import('@orama/stopwords/irish')],
  hi: [() => import('@orama/stemmers/indian'), () => import('@orama/stopwords/indian')],
  hu: [() => import('@orama/stemmers/hungarian'), () => import('@orama/stopwords/hungarian')],
  hy: [() => import('@orama/stemmers/armenian'), () => import('@orama/stopwords/armenian')],
  id: [() => import('@orama/stemmers/indonesian'), () => import('@orama/stopwords/indonesian')],
  it: [() => import('@orama/stemmers/italian'), () => import('@orama/stopwords/italian')],
  lt: [() => import('@orama/stemmers/lithuanian'), () => import('@orama/stopwords/lithuanian')],
  nl: [() => import('@orama/stemmers/dutch'), () => import('@orama/stopwords/dutch')],
  no: [() => import('@orama/stemmers/norwegian'), () => import('@orama/stopwords/norwegian')],
  pt: [() => import('@orama/stemmers/portuguese'), () => import('@orama/stopwords/portuguese')],
  ro: [() => import('@orama/stemmers/romanian'), () => import('@orama/stopwords/romanian')],
  ru: [() => import('@orama/stemmers/russian'), () => import('@orama/stopwords/russian')],
  sr: [() => import('@orama/stemmers/serbian'), () => import('@orama/stopwords/serbian')],
  sv: [() => import('@orama/stemmers/swedish'), () => import('@orama/stopwords/swedish')],
  ta: [() => import('@orama/stemmers/tamil'), () => import('@orama/stopwords/tamil')],
  tr: [() => import('@orama/stemmers/turkish'), () => import('@orama/stopwords/turkish')],
  uk: [() => import('@orama/stemmers/ukrainian'), () => import('@orama/stopwords/ukrainian')],
};

/** Their stemmers take off articles and prefixes, too, or change the first letter. */
const CHANGED_BEGINNINGS: readonly LanguageCode[] = ['ar', 'ga', 'id', 'ta', 'tr'];

/** What the lists lack, although it is as frequent as anything in them. */
const MORE_STOP_WORDS: Readonly<Partial<Record<LanguageCode, readonly string[]>>> = { en: ['a'] };

/** Reads what is known of some languages. */
export async function loadLanguages(codes: readonly LanguageCode[]): Promise<readonly Language[]> {
  return Promise.all(
    codes.map(async code => {
      const [stemmer, words] = await Promise.all([SOURCES[code][0](), SOURCES[code][1]()]);
      return {
        code,
        stemOf: (word: string) => stemOr(word, stemmer.stemmer),
        keepsBeginning: !CHANGED_BEGINNINGS.includes(code),
        stopWords: [...words.stopwords, ...(MORE_STOP_WORDS[code] ?? [])],
      };
    }),
  );
}

/** The word itself where a stemmer, for all that is in a transcript, leaves nothing or fails. */
function stemOr(word: string, stem: (word: string) => string): string {
  try {
    return stem(word) || word;
  } catch {
    return word;
  }
}
