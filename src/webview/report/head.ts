import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { filterBar } from '../kit/filterBar';
import { send } from './host';
import type { FormView } from './messages';
import { options } from './options';

/** The head of the panel: what is counted, how, and of what. */
export function head(form: FormView): HTMLElement {
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'bar' },
      analysisField(form),
      element('span', { class: 'stretch' }),
      button(l10n.t('Pin…'), l10n.t('Save this report by name in study.json'), () => send({ type: 'pin' })),
      button(l10n.t('Export…'), l10n.t('Save this report to a file or open it as a new document'), () =>
        send({ type: 'export' }),
      ),
    ),
    ...options(form.fields),
    filterBar(form.filters, id => send({ type: 'filter', id })),
  );
}

function analysisField({ analyses, analysis }: FormView): HTMLElement {
  const select = element(
    'select',
    { 'data-key': 'analysis', class: 'analysis', 'aria-label': l10n.t('Report') },
    ...analyses.map(({ id, title }) => element('option', { value: id, selected: id === analysis }, title)),
  );
  select.addEventListener('change', () => send({ type: 'analysis', id: select.value }));
  return select;
}
