import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import type { RowView } from './messages';

/** A segment in the list: its words with the rest of their sentences, where they are, and the codes. */
export function rowElement(view: RowView, index: number, count: number, isCurrent: boolean): HTMLElement {
  const { source, codes, memo, isKey, isOwn, isSelected, doubt } = view;
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
    view.isCentred ? centred(view) : words(view),
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

function words({ before, quote, after, hits }: RowView): HTMLElement {
  return element(
    'div',
    { class: 'words', dir: 'auto' },
    context(before && `${before} `),
    ...quoteParts(quote, hits),
    context(after && ` ${after}`),
  );
}

/** The words in the middle of the row, so that those around them can be compared from row to row. */
function centred({ before, quote, after }: RowView): HTMLElement {
  return element(
    'div',
    { class: 'words centred', dir: 'auto' }, // not for the catalogue
    element('span', { class: 'left' }, element('span', { class: 'context' }, before)),
    element('mark', { class: 'quote' }, quote),
    element('span', { class: 'right context' }, after), // not for the catalogue
  );
}

function context(text: string): Node | undefined {
  return text ? element('span', { class: 'context' }, text) : undefined;
}

/** A line for each turn. */
function quoteParts(quote: string, hits: RowView['hits'] = []): Node[] {
  const parts: Node[] = [];
  let at = 0;
  const add = (to: number, name: 'span' | 'mark'): void => {
    const lines = quote.slice(at, to).split('\n');
    at = to;
    for (const [i, line] of lines.entries()) {
      if (i > 0) parts.push(element('br'));
      if (line !== '') parts.push(element(name, { class: 'quote' }, line));
    }
  };
  for (const [start, end] of hits) {
    add(start, 'span');
    add(end, 'mark');
  }
  add(quote.length, 'span');
  return parts;
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
