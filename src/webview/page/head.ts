import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { send } from './host';
import type { PageFrame } from './messages';

/** What is above the page: its name, what it shows of the coding, and how that is chosen. */
export function head({ title, caption, filters, sides }: PageFrame): HTMLElement[] {
  return [
    element(
      'div',
      { class: 'bar' },
      element('h1', { dir: 'auto' }, title),
      element('span', { class: 'stretch' }),
      button(l10n.t('Export…'), l10n.t('Write this page to an HTML file, to print or send'), () =>
        send({ type: 'export' }),
      ),
    ),
    element(
      'div',
      {
        class: 'bar filters', // not for the catalogue
        role: 'group',
        'aria-label': l10n.t('Filters'),
      },
      element('span', { class: 'caption' }, l10n.t('Only')),
      ...filters.map(({ id, text, isSet }) =>
        toggle(
          text,
          isSet ? l10n.t('Change this filter') : l10n.t('Filter by: {0}', text),
          isSet,
          `filter ${id}`,
          () => send({ type: 'filter', id }),
        ),
      ),
      element('span', { class: 'stretch' }),
      sides &&
        toggle(sides.text, l10n.t('Show two coders left and right of the text'), sides.isSet, 'sides', () =>
          send({ type: 'sides' }),
        ),
    ),
    element('div', { class: 'caption' }, caption),
  ];
}

function toggle(
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
