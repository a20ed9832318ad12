import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import type { RowView } from './messages';

/** A segment in the list: its words with the rest of their sentences, where they are, and the codes. */
export function rowElement(view: RowView, index: number, count: number, isCurrent: boolean): HTMLElement {
  const { before, quote, after, source, codes, memo, isKey, isOwn, isSelected, doubt } = view;
  return element(
    'div',
    {
      role: 'option',
      class: ['row', isCurrent ? 'current' : '', isOwn ? '' : 'other'].filter(Boolean).join(' '),
      'data-index': index,
      'aria-selected': isSelected ? 'true' : 'false',
      'aria-posinset': index + 1,
      'aria-setsize': count,
      tabindex: isCurrent ? 0 : -1,
    },
    element('span', { class: 'tick', 'aria-hidden': 'true', title: l10n.t('Select (Space)') }),
    element(
      'div',
      { class: 'words', dir: 'auto' },
      context(before && `${before} `),
      ...quoteParts(quote),
      context(after && ` ${after}`),
    ),
    element(
      'div',
      { class: 'facts' },
      isKey ? sign('★', l10n.t('Key quote'), 'key') : undefined,
      doubt ? sign('⚠', doubt, 'doubt') : undefined,
      ...codes.map(codeElement),
      element('span', { class: 'source' }, source.join('  ·  ')),
    ),
    memo
      ? element('div', { class: 'memo', dir: 'auto' }, sign('✎', l10n.t('Memo'), 'mark'), memo)
      : undefined,
  );
}

function context(text: string): Node | undefined {
  return text ? element('span', { class: 'context' }, text) : undefined;
}

/** A line for each turn. */
function quoteParts(quote: string): Node[] {
  const lines = quote.split('\n');
  return lines.flatMap((line, i) => [
    ...(i > 0 ? [element('br')] : []),
    element('span', { class: 'quote' }, line),
  ]);
}

function codeElement({ name, color }: RowView['codes'][number]): HTMLElement {
  const disc = element('span', { class: 'disc', 'aria-hidden': 'true' });
  disc.style.backgroundColor = color;
  return element('span', { class: 'code' }, disc, name);
}

/** @param said what a reader of screens says for it */
function sign(shown: string, said: string, name: string): HTMLElement {
  return element('span', { class: name, role: 'img', 'aria-label': said, title: said }, shown);
}
