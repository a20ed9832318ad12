/** What a pattern can have that cannot be seen, and what is shown and can be typed in its place. */
const SHOWN: readonly (readonly [string, string])[] = [
  ['\n', '⏎'],
  ['\t', '⇥'],
];

/** A pattern with everything to be seen that is in it. */
export function shownPattern(pattern: string): string {
  const seen = SHOWN.reduce((text, [unit, shown]) => text.replaceAll(unit, shown), pattern);
  return seen.replace(/ +$/, blanks => '␣'.repeat(blanks.length));
}

/** A pattern as it was typed: `\n` is understood, too. */
export function readPattern(typed: string): string {
  const plain = typed.replaceAll('␣', ' ').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  return SHOWN.reduce((text, [unit, shown]) => text.replaceAll(shown, unit), plain);
}
