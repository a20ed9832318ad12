import { ENUMERATORS, HEADING_WORDS, METADATA_WORDS, PARTICLES, ROLES, SENTENCE_WORDS } from './labelWords';

const MAX_LENGTH = 50;
const MAX_WORDS = 6;

/**
 * How much a string before a colon looks like a speaker's label:
 *
 * - `plain`: like a name (`Mr. Tyeri`, `N. D.`, `Анна`, `王芳`), a name with a number or code (`P1`, `Job coach 2`,
 *   `Focus group 1 - P2`) or a role (`Unidentified speaker`);
 * - `loose`: it may also be the start of a sentence (`Job coach`, `interviewer`, `p1`);
 * - `none`: a sentence, a heading, a line of metadata.
 */
export type LabelShape = 'plain' | 'loose' | 'none';

/** @param label white space collapsed, without colon, timestamp and emphasis */
export function labelShape(label: string): LabelShape {
  // What is in brackets after a name (`Interviewer (NS)`) may be anything.
  const name = label.replace(/ ?\([^()]*\)$/u, '');
  const words = name.split(' ');
  if (name.length > MAX_LENGTH || words.length > MAX_WORDS || !/\p{L}/u.test(name)) return 'none';
  if (/^\p{L}\d{0,4}$/u.test(name)) return /^\p{Ll}/u.test(name) ? 'loose' : 'plain';
  if (isSentence(words) || isMetadata(name) || HEADING_WORDS.has(lastWord(name)) || words.some(endsSentence))
    return 'none';
  if (startsWithCapital(words[0]!)) return capitalShape(words);
  return smallShape(words);
}

/** Whether a string before a colon is what a line in the head of a transcript is about: `Date`, `Recording length`. */
export function isMetadata(label: string): boolean {
  return METADATA_WORDS.has(lastWord(label)) || /^\p{L}+ by$/u.test(label);
}

/** The last one that is no number, in small letters. */
function lastWord(label: string): string {
  return label.toLowerCase().split(' ').findLast(hasLetter) ?? '';
}

function capitalShape(words: readonly string[]): LabelShape {
  if (words.every(isNameLike) || isNumbered(words) || words.some(word => ROLES.has(word.toLowerCase())))
    return 'plain';
  return words.length <= 3 ? 'loose' : 'none';
}

/** `interviewer`, `job coach 2`, `2nd interviewer`, but not `three goals`. */
function smallShape(words: readonly string[]): LabelShape {
  const isShort = words.length === 1 || (words.length <= 3 && (isNumbered(words) || /^\d/.test(words[0]!)));
  return isShort ? 'loose' : 'none';
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
  return /^[^\p{L}\d]*(?:\p{Ll}{1,3}['’-])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}

/** Ends with a number or a code: `Student 3`, `Participant #3`, `Group 1 - P2`; a year is none. */
function isNumbered(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  return words.length > 1 && /^[#(]?\p{L}{0,4}\d{1,6}\p{L}?\)?$/u.test(last) && !isYear(last);
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

function hasLetter(word: string): boolean {
  return /\p{L}/u.test(word);
}
