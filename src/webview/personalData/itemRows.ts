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
  /** What is being typed in place of words, by item. */
  private readonly typed = new Map<string, string>();

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

  private row(version: number, item: ItemView, isHarmless: boolean): HTMLElement {
    const { id, words, count, pseudonym } = item;
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
      pseudonym && !isHarmless
        ? element(
            'span',
            { role: 'gridcell' },
            tick(l10n.t('Replace “{0}”', words), pseudonym.isChosen, `${id} tick`, isChosen =>
              send({ type: 'choose', items: [id], isChosen }),
            ),
          )
        : undefined,
      element('span', { role: 'gridcell', class: 'name' }, toggle),
      pseudonym && !isHarmless ? this.field(id, words, pseudonym.replacement) : undefined,
      element('span', { role: 'gridcell', class: 'count' }, count),
      element('span', { role: 'gridcell', class: 'actions' }, harmless),
    );
  }

  /** What will be in place of the words: it is told once it is typed. */
  private field(id: string, words: string, replacement: string): HTMLElement {
    if (this.typed.get(id) === replacement) this.typed.delete(id);
    const input = element('input', {
      type: 'text',
      value: this.typed.get(id) ?? replacement,
      dir: 'auto',
      spellcheck: 'false',
      'aria-label': l10n.t('In place of “{0}”', words),
      'data-key': `${id} replacement`,
    });
    input.addEventListener('input', () => this.typed.set(id, input.value));
    input.addEventListener('change', () => {
      this.typed.delete(id);
      send({ type: 'type', item: id, replacement: input.value });
    });
    return element(
      'span',
      { role: 'gridcell', class: 'replacement' },
      element('span', { 'aria-hidden': 'true' }, '→'),
      input,
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

/** A box to be ticked that arrows lead to, as to other buttons. It turns at once: a second click takes back the first. */
function tick(
  label: string,
  isTicked: boolean,
  key: string,
  onTick: (isTicked: boolean) => void,
): HTMLElement {
  const box = button('', label, () => turn(!isTicked), key);
  const show = () => {
    box.textContent = isTicked ? '✓' : '';
    box.setAttribute('aria-checked', String(isTicked));
  };
  const turn = (to: boolean) => {
    isTicked = to;
    show();
    onTick(to);
  };
  box.className = 'tick';
  box.setAttribute('role', 'checkbox');
  box.setAttribute('aria-label', label);
  show();
  return box;
}

function placeRow(version: number, { id }: ItemView, view: PlaceView): HTMLElement {
  const { place, where, before, words, after, planned } = view;
  const go = button(
    '',
    l10n.t('Go to this place'),
    () => send({ type: 'goTo', version, item: id, place }),
    `${id} ${place}`,
  );
  go.className = 'go';
  go.dir = 'auto';
  const isReplaced = planned !== undefined && !planned.isKept;
  const becomes = isReplaced ? element('ins', {}, planned.becomes) : undefined;
  go.append(
    before,
    element(isReplaced ? 'del' : 'mark', {}, words),
    ...(becomes ? [' ', becomes] : []),
    after,
  );
  return element(
    'div',
    { role: 'row', class: 'place', 'data-row': `${id} ${place}` },
    planned
      ? element(
          'span',
          { role: 'gridcell' },
          tick(l10n.t('Replace “{0}” here', words), isReplaced, `${id} ${place} tick`, isTicked =>
            send({ type: 'keep', key: planned.key, isKept: !isTicked }),
          ),
        )
      : undefined,
    element('span', { role: 'gridcell', class: 'context' }, go),
    element('span', { role: 'gridcell', class: 'where', dir: 'auto', title: where }, where),
  );
}
