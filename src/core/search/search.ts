import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../base/result';
import { familyMatcher } from './families';
import type { LanguageCode } from '../text/languageCodes';
import { loadLanguages } from './languages';
import type { Matcher } from '../matching/matcher';
import { regexMatcher } from '../matching/regexMatcher';
import { EXACT, FOLDED, wordMatcher } from '../matching/wordMatcher';

/** How a pattern is read: as words and phrases, as words in all their forms, or as a regular expression. */
export type SearchKind = 'words' | 'family' | 'regex';

export const SEARCH_KINDS: readonly SearchKind[] = ['words', 'family', 'regex'];

/** What is looked for. */
export interface Search {
  readonly pattern: string;
  readonly kind: SearchKind;
  /** Whether case matters, and with words accents. */
  readonly isExact: boolean;
}

/**
 * Makes a search ready. Fails, in words for the user, where the pattern is none.
 * @param languages of word families
 * @param maxMs milliseconds that one turn may take; without it, as long as is sensible where nobody waits
 */
export async function matcherFor(
  { pattern, kind, isExact }: Search,
  languages: readonly LanguageCode[],
  maxMs?: number,
): Promise<Result<Matcher>> {
  switch (kind) {
    case 'words':
      return wordMatcher(pattern, isExact ? EXACT : FOLDED);
    case 'regex':
      return regexMatcher(pattern, isExact, maxMs);
    case 'family':
      if (languages.length === 0)
        return fail(
          l10n.t(
            'Word families need to know the language of the study, for example "languages": ["en"] in study.json.',
          ),
        );
      return familyMatcher(pattern, await loadLanguages(languages));
  }
}
