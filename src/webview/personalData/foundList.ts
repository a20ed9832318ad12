import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { focusHolder } from '../kit/focus';
import { roving } from '../kit/roving';
import { send } from './host';
import { ItemRows } from './itemRows';
import type { ItemView, KindView, PlaceView, ScanView } from './messages';

/** So many items of a kind are shown at first. */
const MAX_SHOWN = 50;
/** The section of what is harmless, which no kind is called. */
const HARMLESS = 'harmless';

/** What was found, by kind, with the places of what is open. */
export class FoundList {
  readonly element = element('div', { class: 'found' });
  private scan: ScanView | undefined;
  private wanted = '';
  /** Sections that are shown whole. */
  private readonly whole = new Set<string>();
  private readonly rows = new ItemRows(() => this.draw());
  private isHarmlessOpen = false;

  show(scan: ScanView): void {
    this.scan = scan;
    this.rows.forget(scan);
    this.draw();
  }

  fill(version: number, item: string, places: readonly PlaceView[], of: number): void {
    if (version !== this.scan?.version) return;
    this.rows.fill(item, places, of);
    this.draw();
  }

  /** Shows only what contains some text. */
  filterBy(text: string): void {
    this.wanted = text.trim().toLowerCase();
    this.draw();
  }

  private draw(): void {
    const { scan } = this;
    if (!scan) return;
    const made = [...scan.kinds.flatMap(kind => this.section(scan, kind)), ...this.harmless(scan)];
    const isFiltered = this.wanted !== '' && made.length === 0;
    const nothing = isFiltered
      ? element('p', { class: 'caption' }, l10n.t('Nothing matches the filter.'))
      : undefined;
    const neighbours = rowsAround(this.element);
    const caret = caretIn(focusHolder());
    keepingFocus(
      this.element,
      () => this.element.replaceChildren(...made, ...(nothing ? [nothing] : [])),
      () => this.firstOf(neighbours),
    );
    const field = focusHolder();
    if (caret && field instanceof HTMLInputElement) field.setSelectionRange(...caret);
  }

  /** What was marked is gone from its list: the next row has the focus, so that one can go on. */
  private firstOf(rows: readonly string[]): HTMLElement | undefined {
    const there = new Map(
      [...this.element.querySelectorAll<HTMLElement>('[data-row]')].map(row => [row.dataset['row'], row]),
    );
    const next = rows.find(row => there.has(row));
    return next === undefined ? undefined : (there.get(next)?.querySelector('button') ?? undefined);
  }

  private section({ version, pseudonyms }: ScanView, { id, title, items }: KindView): HTMLElement[] {
    const matching = this.matching(items);
    if (matching.length === 0) return [];
    const chosen = matching.filter(({ pseudonym }) => pseudonym?.isChosen);
    const isAll = chosen.length === matching.length;
    const replaceAll =
      pseudonyms && matching.length > 1
        ? button(
            isAll ? l10n.t('Leave All') : l10n.t('Replace All'),
            isAll
              ? l10n.t('{0}: leave all of these as they are', title)
              : l10n.t('{0}: replace all of these', title),
            () => send({ type: 'choose', items: matching.map(one => one.id), isChosen: !isAll }),
            `${id} replaceAll`,
          )
        : undefined;
    const all =
      !pseudonyms && matching.length > 1
        ? button(
            l10n.t('All Harmless'),
            l10n.t('{0}: mark all of these as harmless', title),
            () => send({ type: 'harmless', version, items: matching.map(one => one.id), isHarmless: true }),
            `${id} allHarmless`,
          )
        : undefined;
    return [
      element(
        'section',
        { 'aria-label': title },
        element(
          'div',
          { class: 'bar' },
          element('h2', {}, title),
          element('span', { class: 'count' }, String(matching.length)),
          element('span', { class: 'stretch' }),
          replaceAll,
          all,
        ),
        ...this.grid(id, title, matching, false),
      ),
    ];
  }

  private harmless({ harmless }: ScanView): HTMLElement[] {
    const matching = this.matching(harmless);
    if (matching.length === 0) return [];
    const title = l10n.t('Harmless');
    const details = element(
      'details',
      { open: this.isHarmlessOpen },
      element(
        'summary',
        { 'data-key': HARMLESS },
        element('h2', {}, title),
        element('span', { class: 'count' }, String(matching.length)),
      ),
      ...(this.isHarmlessOpen ? this.grid(HARMLESS, title, matching, true) : []),
    );
    details.addEventListener('toggle', () => {
      if (details.open === this.isHarmlessOpen) return;
      this.isHarmlessOpen = details.open;
      this.draw();
    });
    return [details];
  }

  private grid(id: string, title: string, items: readonly ItemView[], isHarmless: boolean): HTMLElement[] {
    const shown = this.whole.has(id) ? items : items.slice(0, MAX_SHOWN);
    const grid = element(
      'div',
      { role: 'grid', 'aria-label': title },
      ...shown.flatMap(item => this.rows.of(this.scan!.version, item, isHarmless)),
    );
    roving(grid);
    if (shown.length === items.length) return [grid];
    const more = button(
      l10n.t('Show All ({0})', items.length),
      title,
      () => {
        this.whole.add(id);
        this.draw();
      },
      `${id} showAll`,
    );
    more.classList.add('more');
    return [grid, more];
  }

  private matching(items: readonly ItemView[]): readonly ItemView[] {
    const { wanted } = this;
    return wanted === '' ? items : items.filter(({ words }) => words.toLowerCase().includes(wanted));
  }
}

/** The rows after that which has the focus, then those before it, the nearest first; none when none has it. */
function rowsAround(list: HTMLElement): readonly string[] {
  const row = focusHolder()?.closest<HTMLElement>('[data-row]');
  if (!row || !list.contains(row)) return [];
  const rows = [...list.querySelectorAll<HTMLElement>('.item[data-row]')].map(one => one.dataset['row']!);
  const at = rows.indexOf(row.dataset['row']!);
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at)).reverse()];
}

/** What is selected in a field in which somebody types. */
function caretIn(field: Element | null): [number, number] | undefined {
  if (!(field instanceof HTMLInputElement)) return undefined;
  return [field.selectionStart ?? 0, field.selectionEnd ?? 0];
}
