import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { filterBar } from '../kit/filterBar';
import { send } from './host';
import type { ChoiceView, GridView } from './messages';

/** What is on top: what the rows and columns are, and how far the grid is filled. */
export function headElement(
  { rowChoice, columnChoice, filters }: GridView,
  caption: HTMLElement,
  nextChanged: HTMLElement,
): HTMLElement {
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'bar' },
      chooser('rows', rowChoice),
      chooser('columns', columnChoice),
      element('span', { class: 'stretch' }),
      button(l10n.t('Export…'), l10n.t('Export the grid'), () => send({ type: 'export' }), 'export'),
    ),
    filterBar(filters, id => send({ type: 'filter', id })),
    element('div', { class: 'bar' }, caption, nextChanged),
  );
}

function chooser(what: 'rows' | 'columns', { label, value, offered }: ChoiceView): HTMLElement {
  const list = element(
    'select',
    { 'data-key': what },
    ...offered.map(one => element('option', { value: one.value, selected: one.value === value }, one.text)),
  );
  list.addEventListener('change', () => send({ type: 'choose', what, value: list.value }));
  return element('label', {}, label, list);
}
