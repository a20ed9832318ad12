import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { send } from './host';
import type { ItemView, PlaceView, ScanView } from './messages';

/** So many places are shown when an item is opened, and as many more each time. */
const STEP = 50;

interface Opened {
  /** Undefined until they come. */
  places: readonly PlaceView[] | undefined;
  of: number;
  most: number;
}

/** The rows of items: words, how often they occur, and, below them, their places once they are opened. */
export class ItemRows {
  private readonly opened = new Map<string, Opened>();

  /** @param draw shows the rows again */
  constructor(private readonly draw: () => void) {}

  /** What is open in a new state is asked for again, and stays as it is until it comes. */
  forget({ version, kinds, harmless }: ScanView): void {
    const there = new Set([...kinds.flatMap(({ items }) => items), ...harmless].map(({ id }) => id));
    for (const [item, { most }] of this.opened) {
      if (there.has(item)) send({ type: 'places', version, item, most });
      else this.opened.delete(item);
    }
  }

  fill(item: string, places: readonly PlaceView[], of: number): void {
    const opened = this.opened.get(item);
    if (opened) Object.assign(opened, { places, of });
  }

  of(version: number, item: ItemView, isHarmless: boolean): HTMLElement[] {
    const opened = this.opened.get(item.id);
    return [
      this.row(version, item, isHarmless),
      ...(opened?.places ?? []).map(place => placeRow(version, item, place)),
      ...(opened?.places && opened.places.length < opened.of ? [this.more(version, item, opened)] : []),
    ];
  }

  private row(version: number, { id, words, count }: ItemView, isHarmless: boolean): HTMLElement {
    const isOpen = this.opened.has(id);
    const toggle = button(
      words,
      l10n.t('Show where this is'),
      () => this.toggle(version, id),
      `${id} toggle`,
    );
    toggle.className = 'label';
    toggle.dir = 'auto';
    toggle.setAttribute('aria-expanded', String(isOpen));
    const harmless = isHarmless
      ? button(
          l10n.t('Not Harmless'),
          l10n.t('List “{0}” again', words),
          () => send({ type: 'harmless', version, items: [id], isHarmless: false }),
          `${id} again`,
        )
      : button(
          l10n.t('Harmless'),
          l10n.t('“{0}” says of nobody who they are', words),
          () => send({ type: 'harmless', version, items: [id], isHarmless: true }),
          `${id} harmless`,
        );
    return element(
      'div',
      { role: 'row', class: 'item', 'data-row': isHarmless ? `harmless ${id}` : id },
      element('span', { role: 'gridcell', class: 'name' }, toggle),
      element('span', { role: 'gridcell', class: 'count' }, count),
      element('span', { role: 'gridcell', class: 'actions' }, harmless),
    );
  }

  private toggle(version: number, item: string): void {
    if (this.opened.delete(item)) return this.draw();
    this.opened.set(item, { places: undefined, of: 0, most: STEP });
    send({ type: 'places', version, item, most: STEP });
  }

  private more(version: number, { id, words }: ItemView, opened: Opened): HTMLElement {
    const left = opened.of - opened.places!.length;
    const more = button(
      l10n.t('Show More ({0})', left),
      l10n.t('Show more places of “{0}”', words),
      () => send({ type: 'places', version, item: id, most: (opened.most += STEP) }),
      `${id} more`,
    );
    return element('div', { role: 'row', class: 'place' }, element('span', { role: 'gridcell' }, more));
  }
}

function placeRow(version: number, { id }: ItemView, view: PlaceView): HTMLElement {
  const { place, where, before, words, after } = view;
  const go = button(
    '',
    l10n.t('Go to this place'),
    () => send({ type: 'goTo', version, item: id, place }),
    `${id} ${place}`,
  );
  go.className = 'go';
  go.dir = 'auto';
  go.append(before, element('mark', {}, words), after);
  return element(
    'div',
    { role: 'row', class: 'place', 'data-row': `${id} ${place}` },
    element('span', { role: 'gridcell', class: 'context' }, go),
    element('span', { role: 'gridcell', class: 'where', dir: 'auto', title: where }, where),
  );
}
