import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { roving } from '../kit/roving';
import { idOf } from './cellId';
import { send } from './host';
import type { CellKey, CellView, DetailsView, SegmentView } from './messages';

/** What can be done from beside the grid. */
export interface PaneListener {
  readonly onEdit: () => void;
  readonly onQuotes: () => void;
  readonly onQuote: (quote: string) => void;
  readonly onConfirm: () => void;
  readonly onRemove: () => void;
  readonly onDiscard: () => void;
  /** Back to the grid. */
  readonly onLeave: () => void;
}

/** What is to be said of the current cell: all summaries as a whole, and its segments. */
export class CellPane {
  readonly element = element('aside', { 'aria-label': l10n.t('Cell') });
  private details: DetailsView | undefined;
  /** The cell, and all that is shown of it, as JSON. */
  private cell: string | undefined;
  private shown: string | undefined;

  constructor(private readonly on: PaneListener) {
    this.element.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      on.onLeave();
    });
  }

  /** Segments of the cell, as far as they are known. */
  get segments(): readonly SegmentView[] {
    return this.details?.segments ?? [];
  }

  /** Whether these are the segments of a cell. */
  knows({ row, column }: CellKey): boolean {
    return this.details?.row === row && this.details.column === column;
  }

  take(details: DetailsView): void {
    this.details = details;
  }

  show(view: CellView, [row, column]: readonly [string, string], isEditing: boolean): void {
    const details = this.knows(view) ? this.details : undefined;
    // what is drawn again takes no click that has just begun
    const state = JSON.stringify([view, row, column, isEditing, details]);
    if (state === this.shown) return;
    this.shown = state;
    if (this.cell !== idOf(view)) this.element.scrollTop = 0;
    this.cell = idOf(view);
    keepingFocus(this.element, () =>
      this.element.replaceChildren(
        element('h2', { dir: 'auto' }, `${row} · ${column}`),
        this.actions(view, details, isEditing),
        ...this.summaries(view, isEditing).filter(one => one !== undefined),
        ...this.list(view, details, isEditing),
      ),
    );
  }

  private actions(view: CellView, details: DetailsView | undefined, isEditing: boolean): HTMLElement {
    const { on } = this;
    const own = view.summaries.find(({ isOwn }) => isOwn);
    const hasQuotes = details?.segments.some(({ quote }) => quote !== undefined) ?? false;
    return element(
      'div',
      { class: 'actions', role: 'group', 'aria-label': l10n.t('Summary') },
      isEditing
        ? undefined
        : button(
            view.draft ? l10n.t('Continue Editing') : own ? l10n.t('Edit') : l10n.t('Write Summary'),
            l10n.t('Edit the summary (Enter)'),
            on.onEdit,
            'edit',
          ),
      view.draft && !isEditing
        ? button(
            l10n.t('Discard Draft'),
            l10n.t('Discard what was typed and not saved'),
            on.onDiscard,
            'discard',
          )
        : undefined,
      hasQuotes
        ? button(
            l10n.t('Draft from Segments'),
            l10n.t('Insert the words of all segments, to be worked into a summary (Alt+Enter)'),
            on.onQuotes,
            'quotes',
          )
        : undefined,
      own?.changed !== undefined && !isEditing
        ? button(
            l10n.t('Still Holds'),
            l10n.t('Confirm the summary: it fits the segments as they are now'),
            on.onConfirm,
            'confirm',
          )
        : undefined,
      own && !view.draft && !isEditing
        ? button(l10n.t('Delete'), l10n.t('Delete your summary (Delete)'), on.onRemove, 'remove')
        : undefined,
    );
  }

  private summaries({ summaries, draft }: CellView, isEditing: boolean): (HTMLElement | undefined)[] {
    const draftNote =
      draft && !isEditing
        ? element(
            'section',
            { class: 'summary draft' }, // not for the catalogue
            element('div', { class: 'caption' }, draft.problem ?? l10n.t('Draft, not saved')),
            element('p', { class: 'text', dir: 'auto' }, draft.text),
          )
        : undefined;
    return [
      draftNote,
      ...summaries.map(({ coder, text, written, changed, versions, isOwn }) =>
        element(
          'section',
          { class: isOwn ? 'summary own' : 'summary' }, // not for the catalogue
          element('div', { class: 'caption' }, [coder, written].filter(Boolean).join(', ')),
          element('p', { class: 'text', dir: 'auto' }, text),
          changed === undefined ? undefined : element('p', { class: 'mark' }, changed),
          ...versions.map(version => this.version(version, isOwn)),
        ),
      ),
    ];
  }

  /** What a merge has kept beside the text; it is dropped when the summary is saved. */
  private version(text: string, isOwn: boolean): HTMLElement {
    return element(
      'div',
      { class: 'theirs' },
      element('p', { class: 'caption' }, l10n.t('Another version, kept by a merge:')),
      element('p', { class: 'text', dir: 'auto' }, text),
      isOwn
        ? button(
            l10n.t('Insert'),
            l10n.t('Edit the summary, with this version inserted'),
            () => this.on.onQuote(text),
            `version ${text}`,
          )
        : undefined,
    );
  }

  private list(view: CellView, details: DetailsView | undefined, isEditing: boolean): Node[] {
    if (!details) return [];
    const cell = { row: view.row, column: view.column };
    const rows = element(
      'div',
      { role: 'grid', class: 'segments', 'aria-label': l10n.t('Segments') },
      ...details.segments.map(segment => this.segment(cell, segment, isEditing)),
    );
    roving(rows);
    return [
      element(
        'div',
        { class: 'heading' },
        element('h3', {}, details.title),
        details.segments.length > 0
          ? button(
              l10n.t('List'),
              l10n.t('List these segments in the Segments panel'),
              () => send({ type: 'list', ...cell }),
              'list',
            )
          : undefined,
      ),
      ...(details.note === undefined ? [] : [element('p', { class: 'caption' }, details.note)]),
      ...(details.segments.length > 0 ? [rows] : []),
      ...(details.more > 0
        ? [element('p', { class: 'caption' }, l10n.t('{0} more; List shows them all.', details.more))]
        : []),
    ];
  }

  private segment(
    cell: CellKey,
    { key, words, source, about, quote }: SegmentView,
    isEditing: boolean,
  ): HTMLElement {
    const go = (takesFocus: boolean) => send({ type: 'goTo', ...cell, segment: key, takesFocus });
    const made = element(
      'button',
      {
        type: 'button',
        class: 'quote',
        title: l10n.t('Go to the words'),
        'data-key': `segment ${key}`,
        dir: 'auto',
      }, // not for the catalogue
      element('span', { class: 'words' }, words),
      element('span', { class: 'caption' }, [source, about].filter(Boolean).join(' · ')),
    );
    // a click leaves the focus here, so that one passage after the other can be looked at
    made.addEventListener('click', ({ detail }) => go(detail === 0));
    return element(
      'div',
      { role: 'row', 'data-row': key },
      element('div', { role: 'gridcell' }, made),
      quote === undefined
        ? undefined
        : element(
            'div',
            { role: 'gridcell' },
            button(
              l10n.t('Insert'),
              isEditing
                ? l10n.t('Insert these words where the caret is')
                : l10n.t('Edit the summary, with these words inserted'),
              () => this.on.onQuote(quote),
              `insert ${key}`,
            ),
          ),
    );
  }
}
