import * as l10n from '@vscode/l10n';
import { fixed } from '../../base/figures';
import { counted } from '../../base/phrases';
import type { By } from '../frequency/frequency';

// What several analyses say about their figures, in the same words.

/** What a theme's row counts. */
export const THEME_FIGURES = l10n.t(
  'A theme’s figures cover all segments coded with it or with a code below it, each counted once.',
);

/** The heading of the column with names of themes and codes. */
export const THEME_OR_CODE = l10n.t('Theme / code');

/** So many of what a table counts by: “6 participants”. */
export const COUNTED: Readonly<Record<By, (n: number) => string>> = {
  participant: counted.participants,
  segment: counted.segments,
  transcript: counted.transcripts,
  words: counted.words,
};

/** A share from 0 to 1 in per cent: “62.5%”. */
export function percent(share: number, digits = 1): string {
  return l10n.t('{0}%', fixed(share * 100, digits));
}

/** What is left out of long quotes; nothing when all are whole. */
export function longestQuote(words: number): readonly string[] {
  if (words === 0) return [];
  return [l10n.t('Quotes of more than {0} are shortened in the middle: […].', counted.words(words))];
}
