import type { CodeWords } from './codeWords';

/** Fewer letters are the initials of too many names to be meant. */
const MIN_EXACT = 3;
const MIN = 2;
/** Longer ones are words. */
const MAX = 12;

/** How what was typed fits the initials of a name: all of them, those that it begins with, or some in their order. */
export type InitialsFit = 'exact' | 'beginning' | 'some' | undefined;

/** The initials that may be meant: letters in one word, or each by itself. */
export function typedInitials(typed: readonly string[]): string | undefined {
  const initials = typed.join('');
  const areInitials = typed.length === 1 || initials.length === typed.length;
  return areInitials && initials.length >= MIN && initials.length <= MAX ? initials : undefined;
}

/** @param typed as {@link typedInitials} has it */
export function fitInitials({ initials, mainInitials }: CodeWords, typed: string): InitialsFit {
  if (initials.charCodeAt(0) !== typed.charCodeAt(0) && mainInitials.charCodeAt(0) !== typed.charCodeAt(0))
    return undefined;
  if (typed.length >= MIN_EXACT && (initials === typed || mainInitials === typed)) return 'exact';
  if (initials.startsWith(typed) || mainInitials.startsWith(typed)) return 'beginning';
  return typed.length >= MIN_EXACT && isInOrderIn(initials, typed) ? 'some' : undefined;
}

/** Whether all letters of one are in the other, in their order. */
function isInOrderIn(all: string, some: string): boolean {
  let at = 0;
  for (let i = 0; i < all.length && at < some.length; i++) if (all[i] === some[at]) at++;
  return at === some.length;
}
