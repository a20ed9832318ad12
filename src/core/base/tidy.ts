/**
 * Words with a space between them, and around them none, of characters that are neither white space nor control characters
 * and take one column each beside any other of them: Latin, Greek, Cyrillic, punctuation, signs of arithmetic.
 */
const TIDY = ((letters: string) => new RegExp(`^(?:(?:[${letters}]+ )*[${letters}]+)?$`))(
  '\\x21-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u22ff',
);

/** Whether a text is as most are, so that nothing has to be changed in it to be shown on one line: its width is its length. */
export function isTidy(text: string): boolean {
  return TIDY.test(text);
}
