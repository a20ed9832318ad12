import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import type { ReportView } from './messages';

/** Whether what the figures mean is unfolded; kept when the report is drawn again. */
let isOpen = false;

/** What is said above the figures: a line of scope, what to beware of, what was found; and, folded, what they mean. */
export function around({ scope, warnings, summary, about }: ReportView): HTMLElement[] {
  return [
    element('p', { class: 'scope' }, scope),
    ...warnings.map(warning => element('p', { class: 'warning' }, warning)),
    ...summary.map(sentence => element('p', { class: 'summary' }, sentence)),
    ...(about.length > 0 ? [folded(about)] : []),
  ];
}

function folded(about: readonly string[]): HTMLElement {
  const details = element(
    'details',
    { class: 'about', open: isOpen },
    element('summary', { 'data-key': 'about' }, l10n.t('What this counts')),
    ...about.map(sentence => element('p', {}, sentence)),
  );
  details.addEventListener('toggle', () => (isOpen = details.open));
  return details;
}
