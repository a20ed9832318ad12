import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { filterBar, filterButton } from '../kit/filterBar';
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
    filterBar(
      filters,
      id => send({ type: 'filter', id }),
      element('span', { class: 'stretch' }),
      sides &&
        filterButton(
          sides.text,
          l10n.t('Show two coders left and right of the text'),
          sides.isSet,
          'sides',
          () => send({ type: 'sides' }),
        ),
    ),
    element('div', { class: 'caption' }, caption),
  ];
}
