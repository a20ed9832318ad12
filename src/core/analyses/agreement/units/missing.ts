import * as l10n from '@vscode/l10n';
import type { CodingStatus } from '../../../coding/segment';

/**
 * What is missing data, and not a “no”:
 *
 * - `uncoded`: text that a coder who is still in progress has not coded: units without any segment of theirs
 * - `unfinished`: everything of a coder in a transcript that they have not completed
 * - `nothing`: only transcripts that a coder has not begun: what is in progress counts as complete
 */
export type MissingRule = 'uncoded' | 'unfinished' | 'nothing';

/** What of a transcript a coder rates: `touched` is where they have any segment. */
export type Rates = 'all' | 'touched' | 'none';

/** @param status undefined where the coder has no coding file for the transcript */
export function ratesOf(status: CodingStatus | undefined, rule: MissingRule): Rates {
  if (status === undefined) return 'none';
  if (status === 'complete' || rule === 'nothing') return 'all';
  return rule === 'uncoded' ? 'touched' : 'none';
}

/** The rule in a sentence. */
export const MISSING_SENTENCES: Readonly<Record<MissingRule, string>> = {
  uncoded: l10n.t(
    'Missing data: in transcripts that a coder has not completed, everything without a segment of theirs. In transcripts that they have completed, uncoded text is a “no”.',
  ),
  unfinished: l10n.t(
    'Missing data: all of a transcript that a coder has not completed. In transcripts that they have completed, uncoded text is a “no”.',
  ),
  nothing: l10n.t(
    'Uncoded text is a “no”, even where a coder has not completed the transcript. Missing data: transcripts that a coder has not begun.',
  ),
};

/** A bit for each coder who rates all of a transcript. */
export function alwaysRated(rates: readonly Rates[]): number {
  return rates.reduce((bits, rate, i) => (rate === 'all' ? bits | (1 << i) : bits), 0);
}
