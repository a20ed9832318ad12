import * as l10n from '@vscode/l10n';
import { quoted } from '../../core/base/phrases';
import { button, element } from '../kit/dom';
import { markdownView } from '../kit/markdownView';
import { send } from './host';
import type { CodeView, QuoteView } from './messages';

/** Which code it is: colour, name, the themes above, counts. */
export function headElement({ name, path, color, counts, remarks, waiting }: CodeView): HTMLElement {
  const disc = element('span', { class: 'disc', 'aria-hidden': 'true' });
  disc.style.backgroundColor = color;
  return element(
    'header',
    {},
    path.length > 0 ? element('div', { class: 'caption path', dir: 'auto' }, path.join(' › ')) : undefined, // not for the catalogue
    element('h1', { dir: 'auto' }, disc, name),
    element('div', { class: 'caption' }, [counts, ...remarks].join(' · ')),
    waiting === undefined
      ? undefined
      : element(
          'p',
          { class: 'note', role: 'status' },
          l10n.t('“{0}” is shown when you have saved or closed this.', waiting),
        ),
  );
}

/** What a code means, to be read. */
export function codeElement(view: CodeView): HTMLElement {
  const { key, fields, scale, quotes, isUnsaved } = view;
  const written = fields.filter(({ text }) => text.trim() !== '');
  return element(
    'div',
    { class: 'read' },
    element(
      'div',
      { class: 'actions', role: 'group', 'aria-label': l10n.t('Definition') },
      button(
        isUnsaved ? l10n.t('Continue Editing') : l10n.t('Edit'),
        l10n.t('Edit the definition'),
        () => send({ type: 'edit', key }),
        'edit',
      ),
      button(
        l10n.t('Segments'),
        l10n.t('List the segments of this code'),
        () => send({ type: 'segments', key }),
        'segments',
      ),
      button(
        l10n.t('Scale…'),
        scale === undefined ? l10n.t('Give this code a scale') : l10n.t('Edit the scale of this code'),
        () => send({ type: 'scale', key }),
        'scale',
      ),
      isUnsaved
        ? button(
            l10n.t('Discard Changes'),
            l10n.t('Discard what was written and not saved'),
            () => send({ type: 'discard', key }),
            'discard',
          )
        : undefined,
    ),
    isUnsaved
      ? element('p', { class: 'note', role: 'status' }, l10n.t('You have changes that are not saved.'))
      : undefined,
    written.length === 0
      ? element('p', { class: 'none' }, l10n.t('This code has no description yet.'))
      : undefined,
    ...written.map(({ label, text }) =>
      element(
        'section',
        {},
        element('h2', {}, label),
        element('div', { class: 'markdown', dir: 'auto' }, markdownView(text)),
      ),
    ),
    scale === undefined
      ? undefined
      : element(
          'section',
          {},
          element('h2', {}, l10n.t('Scale')),
          element('p', { class: 'scale', dir: 'auto' }, scale), // not for the catalogue
        ),
    quotes.length > 0 ? quotesElement(key, quotes) : undefined,
  );
}

function quotesElement(key: string, quotes: readonly QuoteView[]): HTMLElement {
  const list = element(
    'ul',
    { class: 'quotes' },
    ...quotes.map(({ words, source }, index) => {
      const title = l10n.t('Go to the words');
      const made = button('', title, () => send({ type: 'quote', key, index }), `quote ${index}`);
      made.className = 'quote';
      made.dir = 'auto';
      if (words !== undefined) made.append(element('span', { class: 'words' }, quoted(words)));
      made.append(element('span', { class: 'caption' }, source));
      return element('li', {}, made);
    }),
  );
  return element('section', {}, element('h2', {}, l10n.t('Key quotes')), list);
}
