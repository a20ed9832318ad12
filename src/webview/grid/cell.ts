import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/phrases';
import { element } from '../kit/dom';
import type { CellView, HeadView } from './messages';

/** What a cell shows of itself: summaries, with initials where they are not all one's own, and marks in words. */
export function cellContent({ summaries, segments, draft }: CellView): Node[] {
  const marks = [
    ...(draft ? [mark(draft.problem === undefined ? l10n.t('Draft, not saved') : l10n.t('Not saved'))] : []),
    ...(summaries.some(({ versions }) => versions.length > 0) ? [mark(l10n.t('Several versions'))] : []),
    ...(summaries.some(({ changed }) => changed !== undefined)
      ? [mark(l10n.t('Changed since'), l10n.t('Segments have changed since this was written'))]
      : []),
  ];
  const own = summaries.find(({ isOwn }) => isOwn);
  const others = summaries.filter(({ isOwn }) => !isOwn);
  const text = draft?.text ?? own?.text;
  return [
    element(
      'div',
      { class: 'texts' },
      text === undefined || text === ''
        ? undefined
        : element(
            'div',
            { class: draft ? 'text draft' : 'text', dir: 'auto' }, // not for the catalogue
            ...signed(others.length > 0 ? own?.initials : undefined, text),
          ),
      ...others.map(one => element('div', { class: 'text', dir: 'auto' }, ...signed(one.initials, one.text))),
    ),
    element(
      'div',
      { class: 'facts' },
      ...marks,
      segments > 0 ? element('span', { class: 'count' }, counted.segments(segments)) : undefined,
    ),
  ];
}

function signed(initials: string | undefined, text: string): (Node | string)[] {
  return [...(initials === undefined ? [] : [element('b', {}, `${initials}: `)]), text];
}

function mark(text: string, title = text): HTMLElement {
  return element('span', { class: 'mark', title }, text);
}

/** The head of a column. */
export function columnHead({ name, about, color, isSum }: HeadView): HTMLElement {
  const disc = element('span', { class: 'disc', 'aria-hidden': 'true' });
  if (color !== undefined) disc.style.backgroundColor = color;
  return element(
    'div',
    { role: 'columnheader', class: isSum ? 'head sum' : 'head', title: titleOf(name, about) }, // not for the catalogue
    color === undefined ? undefined : disc,
    element('span', { class: 'name', dir: 'auto' }, name),
  );
}

/** The head of a row. */
export function rowHead({ name, about, isSum }: HeadView): HTMLElement {
  return element(
    'div',
    { role: 'rowheader', class: isSum ? 'head sum' : 'head', title: titleOf(name, about) }, // not for the catalogue
    element('span', { class: 'name', dir: 'auto' }, name),
    about === '' ? undefined : element('span', { class: 'caption', dir: 'auto' }, about),
  );
}

function titleOf(name: string, about: string): string {
  return about === '' ? name : `${name}\n${about}`;
}
