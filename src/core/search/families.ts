import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../base/result';
import type { Language } from './languages';
import type { Matcher } from '../matching/matcher';
import { foldedWord, spelled } from '../matching/searchedUnits';
import { type Comparison, wordMatcher } from '../matching/wordMatcher';

/** So many distinct words are remembered, as many as a large study has. */
const MAX_KNOWN = 200_000;

/** Words are the same when they have the same stem in one of some languages: `trust`, `trusted`, `trusting`. */
export class Families implements Comparison {
  readonly keepsBeginning: boolean;
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly languages: readonly Language[]) {
    this.keepsBeginning = languages.every(language => language.keepsBeginning);
  }

  readonly formsOf = (word: string): readonly string[] => {
    const lower = spelled(word).toLowerCase();
    let forms = this.known.get(lower);
    if (!forms) {
      if (this.known.size >= MAX_KNOWN) this.known.clear();
      forms = [...new Set(this.languages.map(({ stemOf }) => foldedWord(stemOf(lower))))];
      this.known.set(lower, forms);
    }
    return forms;
  };
}

/** Finds words in all their forms, and phrases of such. */
export function familyMatcher(pattern: string, languages: readonly Language[]): Result<Matcher> {
  if (pattern.includes('*'))
    return fail(l10n.t('A word family has all endings of a word already: leave out the “*”.'));
  return wordMatcher(pattern, new Families(languages));
}
