import * as l10n from '@vscode/l10n';
import type { ManuscriptCheck } from './checkManuscript';

/** How much of a paper was looked at, and how much of it is to be corrected. */
export function checkInWords({ findings, quotations, figures }: ManuscriptCheck): string {
  const elsewhere = quotations.filter(({ state }) => state === 'elsewhere').length;
  const checked = quotations.length - elsewhere;
  return [
    l10n.t('Quotations checked: {0}. Numbers and labels checked: {1}.', checked, figures),
    ...(elsewhere > 0 ? [l10n.t('Quotations that are not from a transcript: {0}.', elsewhere)] : []),
    findings.length > 0 ? l10n.t('To correct: {0}.', findings.length) : l10n.t('Nothing to correct.'),
  ].join(' ');
}
