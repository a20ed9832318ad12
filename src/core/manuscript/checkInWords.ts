import * as l10n from '@vscode/l10n';
import type { ManuscriptCheck } from './checkManuscript';

/** How much of a paper was looked at, and how much of it is to be corrected. */
export function checkInWords({ findings, quotations }: ManuscriptCheck): string {
  const elsewhere = quotations.filter(({ state }) => state === 'elsewhere').length;
  const checked = quotations.length - elsewhere;
  return l10n.t(
    'Quotations checked: {0}. Not from a transcript, so not checked: {1}. To correct: {2}.',
    checked,
    elsewhere,
    findings.length,
  );
}
