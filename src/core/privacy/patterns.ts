import { literalPattern } from '../base/literalPattern';
import type { LanguageCode } from '../text/languageCodes';
import { type PersonalKind, type PersonalSpan } from './personalData';

// Each repetition has a limit, so that the time is in proportion to the text, whatever it is.

const MAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;
const WEB = /(?:https?:\/\/|www\.)[^\s<>"“”]{2,500}|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{2,30}/gu;
/** Account numbers as banks of Europe write them (ISO 13616). */
const ACCOUNT = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
const NUMBER = /(?<!\p{N})\d{6,34}(?!\p{N})/gu;
// what follows the beginning of an account number is the rest of it
const PHONE =
  /(?<![\p{L}\p{N}.,:/]|[A-Z]{2}\d{2} )(?:\+|\(\+?)?\d(?:[ ().\/–-]{0,3}\d){6,16}(?![\p{L}\p{N}:])/gu;
const DAY = /(?<![\p{N}./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\p{N}/-])/gu;
/** Years from until: digits enough for a telephone. */
const YEARS = /^(?:1[89]|20)\d\d ?[–-] ?(?:1[89]|20)\d\d$/u;
/** Shorter forms are words of other meanings: “may”, “mar”. */
const MIN_MONTH = 3;

/** Addresses, days and numbers in a text, by what they look like; some overlap. @param days as `dayPattern` makes it */
export function findPatterns(text: string, days: RegExp | undefined): PersonalSpan[] {
  const all = (kind: PersonalKind, pattern: RegExp): PersonalSpan[] =>
    [...text.matchAll(pattern)].map(match => ({
      kind,
      start: match.index,
      end: match.index + trimmedLength(kind, match[0]),
    }));
  const isPhone = ({ start, end }: PersonalSpan) => !YEARS.test(text.slice(start, end));
  return [
    ...all('mail', MAIL),
    ...all('web', WEB),
    ...all('date', DAY),
    ...(days ? all('date', days) : []),
    ...all('account', ACCOUNT),
    ...all('phone', PHONE).filter(isPhone),
    ...all('number', NUMBER),
  ];
}

/** A text with a line break in place of each address, of which the words are written small for no reason of language. */
export function withoutAddresses(text: string): string {
  return text.replace(MAIL, '\n').replace(WEB, '\n');
}

/** A full stop or bracket after an address belongs to the sentence. */
function trimmedLength(kind: PersonalKind, found: string): number {
  return kind === 'web' ? found.replace(/[.,;:!?)\]}'’]+$/u, '').length : found.length;
}

/** Finds days and months with a year by the names of months in some languages: `12 March`, `March 12, 2019`, `3. Mai`. */
export function dayPattern(languages: readonly LanguageCode[]): RegExp | undefined {
  const names = [...new Set(languages.flatMap(monthNames))];
  if (names.length === 0) return undefined;
  const month = `(?:${names.map(literalPattern).join('|')})`;
  const day = '\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?';
  const year = '(?:,? (?:of |de )?(?:1[89]|20)\\d\\d)';
  const forms = [
    `(?:the )?${day} (?:of |de )?${month}\\.?${year}?`,
    `${month}\\.? (?:the )?${day}${year}?`,
    `${month}\\.?${year}`,
  ];
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function monthNames(language: LanguageCode): string[] {
  const names = (month: 'long' | 'short', day?: 'numeric') => {
    const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' });
    return Array.from(
      { length: 12 },
      (_, i) =>
        format.formatToParts(new Date(Date.UTC(2001, i, 3))).find(({ type }) => type === 'month')?.value ??
        '',
    );
  };
  // in many languages the month has another form beside a day
  return [...names('long'), ...names('long', 'numeric'), ...names('short')]
    .map(name => name.replace(/\.$/, ''))
    .filter(name => name.length >= MIN_MONTH && !/\d/.test(name));
}
