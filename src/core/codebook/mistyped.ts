import { typingErrors } from '../text/typingErrors';
import { Cost } from './searchCost';

/** What is typed of a word, in letters: shorter ones may be right or wrong by chance. */
const MIN_MISTYPED = 3;
const MIN_BEGINNING_MISTYPED = 4;
const MIN_TWICE_MISTYPED = 8;

/** How many typing errors a typed word may have. Numbers are not mistyped: P12 does not mean P13. */
export function maxErrors(typed: string): number {
  if (typed.length < MIN_MISTYPED || /\p{N}/u.test(typed)) return 0;
  return typed.length < MIN_TWICE_MISTYPED ? 1 : 2;
}

/**
 * What it costs to take a typed word, with its typing errors, for another one or for its beginning.
 * @param most as {@link maxErrors} has it
 */
export function costOfErrors(typed: string, word: string, most: number): number {
  const { ofWord, ofBeginning } = typingErrors(typed, word, most);
  if (ofWord <= most && ofWord <= ofBeginning) return ofWord * Cost.Error;
  if (ofBeginning > most || typed.length < MIN_BEGINNING_MISTYPED) return Cost.None;
  return ofBeginning * Cost.Error + Cost.Beginning;
}
