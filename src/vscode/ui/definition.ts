import * as l10n from '@vscode/l10n';
import type { Code } from '../../core/codebook/code';
import { shortQuote } from './markdown';

/** Characters of each part: two lines of a quick pick hold them. */
const MAX_PART = 110;

/** What a code is for, on one line: its description, what is included and what is not. */
export function definitionOf({ description, include, exclude }: Code): string {
  const short = (text: string) => shortQuote(text, MAX_PART);
  const parts = [
    description && short(description),
    include && l10n.t('Include: {0}', short(include)),
    exclude && l10n.t('Exclude: {0}', short(exclude)),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : l10n.t('This code has no description yet.');
}
