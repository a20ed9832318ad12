import type { Steps } from '../base/steps';
import { byUnits } from '../base/compare';
import type { LanguageCode } from '../text/languageCodes';
import { NameFinder } from './names';
import { PERSONAL_KINDS, type PersonalKind, type PersonalSpan, withoutOverlaps } from './personalData';
import { dayPattern, findPatterns, withoutAddresses } from './patterns';

/** What is looked for besides what looks like personal data anywhere. */
export interface ScanOptions {
  /** Of the texts: for the names of months. */
  readonly languages: readonly LanguageCode[];
  /** Names that are known. */
  readonly names?: readonly string[];
  /** What is harmless, whatever its case, such as the name of a town. */
  readonly allowed?: readonly string[];
}

/** A place: the index of the text, and UTF-16 units in it, half-open. */
export interface PersonalPlace extends PersonalSpan {
  readonly text: number;
}

/** The same words of a kind, wherever they are. */
export interface PersonalItem {
  readonly kind: PersonalKind;
  /** As it is written. */
  readonly words: string;
  /** Ascending; at least one. */
  readonly places: readonly PersonalPlace[];
}

/**
 * What may say who somebody is in some texts: by kind, the most frequent first. Whether it does is for people to say.
 * Names are words with a capital that are not written small elsewhere; in a language that writes all nouns so, these are listed, too.
 */
export function* scanTexts(
  texts: readonly string[],
  { languages, names = [], allowed = [] }: ScanOptions,
): Steps<readonly PersonalItem[]> {
  const days = dayPattern(languages);
  const finder = new NameFinder(
    texts.map(withoutAddresses),
    names,
    new Set(languages.flatMap(calendarWords)),
  );
  const harmless = new Set(allowed.map(words => words.toLowerCase()));
  const items = new Map<string, { kind: PersonalKind; words: string; places: PersonalPlace[] }>();
  for (const [text, content] of texts.entries()) {
    for (const span of withoutOverlaps([...findPatterns(content, days), ...finder.find(content)])) {
      const words = content.slice(span.start, span.end);
      if (harmless.has(words.toLowerCase())) continue;
      const key = `${span.kind}\n${words}`;
      const item = items.get(key);
      if (item) item.places.push({ ...span, text });
      else items.set(key, { kind: span.kind, words, places: [{ ...span, text }] });
    }
    yield (text + 1) / texts.length;
  }
  const rank = new Map(PERSONAL_KINDS.map((kind, i) => [kind, i]));
  return [...items.values()].sort(
    (a, b) =>
      rank.get(a.kind)! - rank.get(b.kind)! || b.places.length - a.places.length || byUnits(a.words, b.words),
  );
}

/** Days of the week and months, small, as one and as several. */
function calendarWords(language: LanguageCode): string[] {
  const of = (options: Intl.DateTimeFormatOptions, days: number, step: number) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return Array.from({ length: days }, (_, i) => format.format(new Date(Date.UTC(2001, 0, 1 + i * step))));
  };
  const words = [...of({ weekday: 'long' }, 7, 1), ...of({ month: 'long' }, 12, 31)];
  return words.map(word => word.toLowerCase()).flatMap(word => [word, `${word}s`]);
}
