import * as l10n from '@vscode/l10n';
import { button, element } from './dom';
import type { FilterView } from './filterView';

/** The filters of a page, each a button that lets the user choose. @param more what is behind them in the same row */
export function filterBar(
  filters: readonly FilterView[],
  choose: (id: string) => void,
  ...more: readonly (HTMLElement | undefined)[]
): HTMLElement {
  return element(
    'div',
    {
      class: 'bar filters', // not for the catalogue
      role: 'group',
      'aria-label': l10n.t('Filters'),
    },
    element('span', { class: 'caption' }, l10n.t('Only')),
    ...filters.map(({ id, text, isSet }) =>
      filterButton(
        text,
        isSet ? l10n.t('Change this filter') : l10n.t('Filter by: {0}', text),
        isSet,
        `filter ${id}`,
        () => choose(id),
      ),
    ),
    ...more,
  );
}

/** A button that looks set while it is. @param key by which it keeps the focus */
export function filterButton(
  text: string,
  title: string,
  isSet: boolean,
  key: string,
  onClick: () => void,
): HTMLButtonElement {
  const made = button(text, title, onClick, key);
  made.className = isSet ? 'filter set' : 'filter'; // not for the catalogue
  return made;
}
