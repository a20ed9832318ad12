import { isClause, isRole } from './caseless';
import {
  CALENDAR,
  ENUMERATORS,
  HEADING_WORDS,
  METADATA_WORDS,
  PARTICLES,
  PEOPLE,
  ROLES,
  SENTENCE_WORDS,
} from './labelWords';

const MAX_LENGTH = 50;
const MAX_WORDS = 6;
/** Who has no name in somebody's contacts. */
const PHONE = /^\+\p{Nd}[\p{Nd}\s().\u2011-]{6,24}$/u;

/**
 * How much a string at the head of a line looks like a speaker's label:
 *
 * - `plain`: like a name (`Mr. Tyeri`, `N. D.`, `Анна`, `王芳`), a name with a number or code (`P1`, `Job coach 2`,
 *   `Focus group 1 - P2`) or a role (`Unidentified speaker`);
 * - `loose`: it may also be the start of a sentence (`Job coach`, `interviewer`, `p1`, `Berg, Anna`);
 * - `doubtful`: it opens a sentence more often than not, and is a label only where it recurs a lot (`An Nguyen`, `Me`,
 *   `anna berg`);
 * - `none`: a sentence, a heading, a line of metadata.
 */
export type LabelShape = 'plain' | 'loose' | 'doubtful' | 'none';

/** How a label is written: by that, labels of one transcript are alike. */
export type LabelStyle = 'code' | 'capitals' | 'name' | 'caseless' | 'small';

/** How a label is written, and what that says. */
export interface LabelLooks {
  readonly shape: LabelShape;
  readonly style: LabelStyle;
}

/** @param label as {@link labelShape} takes it */
export function labelLooks(label: string): LabelLooks {
  return { shape: labelShape(label), style: labelStyle(label) };
}

/** @param label white space collapsed, without colon, timestamp and emphasis */
export function labelShape(label: string): LabelShape {
  const name = bareName(label);
  const words = name.split(' ');
  if (/^\p{Extended_Pictographic}/u.test(label) && name === label) return 'loose';
  if (/^\p{Nd}{1,2}$/u.test(name)) return 'doubtful';
  if (PHONE.test(name)) return 'loose';
  if (name.length > MAX_LENGTH || words.length > MAX_WORDS || !/\p{L}/u.test(name)) return 'none';
  if (/^["“”„«»']/u.test(label)) return isSentence(words) ? 'none' : 'loose';
  if (/^\p{L}\p{M}*\.?\p{Nd}{0,4}$/u.test(name)) return /^\p{Ll}/u.test(name) ? 'loose' : 'plain';
  if (!/[\p{Lu}\p{Ll}\p{Lt}]/u.test(name)) return caselessShape(name, words);
  if (/^(?:question|frage|thema|topic|pregunta|domanda) \p{Nd}+$/iu.test(name)) return 'none';
  if (isMetadata(name) || HEADING_WORDS.has(lastWord(name)) || words.some(endsSentence)) return 'none';
  if (name.includes(',')) return commaShape(name);
  if (isSentence(words))
    return words.every(isNameLike) && !ENUMERATORS.has(words[0]!.toLowerCase()) ? 'doubtful' : 'none';
  if (words.length === 1 && CALENDAR.has(name.toLowerCase())) return 'none';
  if (startsWithCapital(words[0]!)) return capitalShape(words);
  return smallShape(words);
}

/** @param label as {@link labelShape} takes it */
function labelStyle(label: string): LabelStyle {
  const name = bareName(label);
  if (!/[\p{Lu}\p{Ll}\p{Lt}]/u.test(name)) return isRole(name) || PHONE.test(name) ? 'code' : 'caseless';
  const words = name.split(' ');
  const isCode = (word: string) =>
    /\p{Nd}/u.test(word) ||
    /^\p{Lu}{1,3}\.?$/u.test(word) ||
    ROLES.has(word.toLowerCase()) ||
    PEOPLE.has(word.toLowerCase());
  if (words.some(isCode)) return 'code';
  if (!/\p{Ll}/u.test(name)) return 'capitals';
  return /^\p{Ll}/u.test(name) ? 'small' : 'name';
}

/** Whether a string before a colon is what a line in the head of a transcript is about: `Date`, `Recording length`. */
export function isMetadata(label: string): boolean {
  return METADATA_WORDS.has(lastWord(label)) || /^\p{L}+ by$/u.test(label);
}

/** What is in brackets after a name (`Interviewer (NS)`) may be anything; so may a picture before it. */
function bareName(label: string): string {
  return label
    .replace(/ ?(?:\([^()]*\)|\[[^[\]]*\])$/u, '')
    .replace(/^["“”„«»']+|["“”«»']+$/gu, '')
    .replace(/^[#@~\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\s]+(?=\p{L})/u, '');
}

/** The last one that is no number, in small letters. */
function lastWord(label: string): string {
  return label.toLowerCase().split(' ').findLast(hasLetter) ?? '';
}

/** A word in a script without capitals may be a name or a clause: it is short, or says what somebody is. */
function caselessShape(name: string, words: readonly string[]): LabelShape {
  if (METADATA_WORDS.has(name) || METADATA_WORDS.has(lastWord(name)) || isClause(name, words)) return 'none';
  const length = [...name.replace(/\p{M}/gu, '')].length;
  if (isRole(name) && length <= 16 && words.length <= 3) return 'plain';
  const isSpaced =
    !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(name);
  if (isSpaced) return words.length <= 2 ? 'plain' : words.length === 3 ? 'loose' : 'none';
  if (/\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}/u.test(name))
    return length <= 14 ? 'plain' : 'none';
  const letters = [...name.replace(/[\s・·\p{Nd}]/gu, '')].length;
  if (letters <= 4) return 'plain';
  return letters <= 8 ? 'loose' : 'none';
}

/** `Berg, Anna`, `Anna Berg, PhD`, but not `Well, Anna`. */
function commaShape(name: string): LabelShape {
  const parts = name.split(/\s*,\s*/);
  const words = parts.flatMap(part => part.split(' '));
  if (parts.length > 3 || parts.some(part => part === '') || SENTENCE_WORDS.has(words[0]!.toLowerCase()))
    return 'none';
  const isOfRole = parts.slice(1).some(part => ROLES.has(part.toLowerCase()));
  if (words.every(isNameLike)) return isOfRole || !/\p{Ll}/u.test(name) ? 'plain' : 'loose';
  // what somebody is, after the name
  const isName = parts[0]!.split(' ').every(isNameLike);
  return isName && words.length <= 5 && !isSentence(parts.slice(1).join(' ').split(' ')) ? 'loose' : 'none';
}

function capitalShape(words: readonly string[]): LabelShape {
  if (words.every(isNameLike) || isNumbered(words) || words.some(word => ROLES.has(word.toLowerCase())))
    return 'plain';
  return words.length <= 3 ? 'loose' : 'none';
}

/** `interviewer`, `job coach 2`, `2nd interviewer`, but not `three goals`; `anna berg` only where it recurs a lot. */
function smallShape(words: readonly string[]): LabelShape {
  const isShort =
    words.length === 1 || (words.length <= 3 && (isNumbered(words) || /^\p{Nd}/u.test(words[0]!)));
  if (isShort) return 'loose';
  // `van der Berg`
  if (words.every(isNameLike) && words.some(startsWithCapital)) return 'loose';
  return words.length <= 3 && words.every(word => /^[\p{Ll}\p{M}'’-]+$/u.test(word)) ? 'doubtful' : 'none';
}

function isSentence(words: readonly string[]): boolean {
  if (words.length === 1 && ENUMERATORS.has(words[0]!.toLowerCase())) return true;
  return words.some((written, i) => {
    const word = written.replace(/\.$/, '');
    const isInner = i > 0 && i < words.length - 1;
    if (isInner && PARTICLES.has(word)) return false;
    return SENTENCE_WORDS.has(i === 0 ? word.toLowerCase() : word);
  });
}

/** A full stop is an abbreviation's (`Dr.`, `N.D.`) or a sentence's. */
function endsSentence(word: string): boolean {
  return word.endsWith('.') && !/^(?:\p{L}\p{M}*\.?){1,4}$/u.test(word);
}

/** A capital first, or a letter of a script that has no capitals; `#3`, `2`, `-`, `van` inside a name also pass. */
function isNameLike(word: string): boolean {
  if (isYear(word)) return false;
  return startsWithCapital(word) || PARTICLES.has(word) || !hasLetter(word);
}

/** `d’Alembert` and `al-Rashid` do, as names do. */
function startsWithCapital(word: string): boolean {
  return /^[^\p{L}\p{Nd}]*(?:\p{Ll}{1,3}['’-])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}

/** Ends with a number or a code: `Student 3`, `Participant #3`, `Group 1 - P2`; a year is none. */
function isNumbered(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  return words.length > 1 && /^[#(]?\p{L}{0,4}\p{Nd}{1,6}\p{L}?\)?$/u.test(last) && !isYear(last);
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

function hasLetter(word: string): boolean {
  return /\p{L}/u.test(word);
}
