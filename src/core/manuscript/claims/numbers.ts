/** Numbers that papers write as words. */
const WORDS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
] as const;

/** A whole number as papers write it, for a regular expression that ignores case. */
export const NUMBER = `\\d{1,7}|${WORDS.join('|')}`;

/** A whole number, in figures or words. */
export function numberOf(written: string): number {
  const word = WORDS.findIndex(one => one === written.toLowerCase());
  return word >= 0 ? word : Number(written);
}

/** A number in the form in which another is written: `five`, `Five`, `5`. */
export function numberLike(value: number, written: string): string {
  const word = WORDS[value];
  if (/^\d/.test(written) || word === undefined) return String(value);
  return capitalLike(word, written);
}

/** A word with a capital where another has one. */
export function capitalLike(word: string, written: string): string {
  return /^\p{Lu}/u.test(written) ? word[0]!.toUpperCase() + word.slice(1) : word;
}
