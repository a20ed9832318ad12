import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { field } from './field';
import type { Field } from './messages';

/** Whether the options that are seldom changed are unfolded; kept when the page is drawn again. */
let isOpen = false;

/** The options of a report; those that are seldom changed are folded behind a button that says how many are changed. */
export function options(fields: readonly Field[]): HTMLElement[] {
  if (fields.length === 0) return [];
  const seldom = fields.filter(({ isSeldom }) => isSeldom);
  const usual = fields.filter(({ isSeldom }) => !isSeldom);
  const rest = group(l10n.t('More options'), seldom);
  rest.id = 'more';
  return [
    group(l10n.t('Options'), usual, seldom.length > 0 ? more(seldom, rest) : undefined),
    ...(seldom.length > 0 ? [rest] : []),
  ];
}

function group(name: string, fields: readonly Field[], last?: HTMLElement): HTMLElement {
  return element(
    'div',
    {
      class: 'bar fields', // not for the catalogue
      role: 'group',
      'aria-label': name,
    },
    ...fields.map(field),
    last,
  );
}

function more(seldom: readonly Field[], rest: HTMLElement): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: 'more', 'data-key': 'more', 'aria-controls': rest.id },
    moreText(seldom.filter(({ isChanged }) => isChanged).length),
  );
  const show = () => {
    rest.hidden = !isOpen;
    made.setAttribute('aria-expanded', String(isOpen));
  };
  made.addEventListener('click', () => {
    isOpen = !isOpen;
    show();
  });
  show();
  return made;
}

/** @param changed number of folded options that are not as by default */
export function moreText(changed: number): string {
  return changed === 0 ? l10n.t('More…') : l10n.t('More… ({0} changed)', changed);
}
