import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
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
    element(
      'div',
      {
        class: 'bar filters', // not for the catalogue
        role: 'group',
        'aria-label': l10n.t('Filters'),
      },
      element('span', { class: 'caption' }, l10n.t('Only')),
      ...form.filters.map(({ id, text, isSet }) => {
        const made = button(text, isSet ? l10n.t('Change this filter') : l10n.t('Filter by: {0}', text), () =>
          send({ type: 'filter', id }),
        );
        made.className = isSet ? 'filter set' : 'filter'; // not for the catalogue
        made.dataset['key'] = `filter ${id}`;
        return made;
      }),
    ),
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
