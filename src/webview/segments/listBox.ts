import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { focusHolder, returnFocus } from '../kit/focus';
import { send } from './host';
import type { ListView, RowView } from './messages';
import { rowElement } from './row';

/** Rows that come and go together. */
const CHUNK = 30;
/** Estimated height of a row before it was seen, in pixels. */
const ROW_HEIGHT = 64;
/** Rows are fetched this far, in pixels, before they come into view. */
const AHEAD = '600px';
/** Rows that Page Up and Page Down go on. */
const PAGE = 8;

interface Chunk {
  readonly element: HTMLElement;
  state: 'empty' | 'asked' | 'filled';
}

/**
 * The segments as a list box: one stop for the Tab key, arrows inside, Space selects, Enter goes to the words. Only rows near
 * the visible part exist; the others are blank space of the same height.
 */
export class SegmentListBox {
  readonly element = element('div', {
    role: 'listbox',
    'aria-multiselectable': 'true',
    'aria-label': l10n.t('Segments'),
    tabindex: 0,
  });
  private view: ListView | undefined;
  private chunks: Chunk[] = [];
  private readonly observer: IntersectionObserver;
  private current = -1;
  /** Where a range begins that Shift extends. */
  private anchor = -1;
  private selected = 0;
  private wantsFocus = false;
  /** How many moves were told. */
  private moves = 0;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly on: { readonly onSelected: (count: number) => void; readonly onFind: () => void },
  ) {
    this.observer = new IntersectionObserver(entries => this.watch(entries), {
      root: scroller,
      rootMargin: `${AHEAD} 0px`,
    });
    this.element.addEventListener('keydown', event => this.onKey(event));
    this.element.addEventListener('click', event => this.onClick(event));
    this.element.addEventListener('dblclick', event => this.onDoubleClick(event));
    this.element.addEventListener('focus', () => this.focus());
  }

  /** Whether a list is the same one without the last move, which it would take back; another comes after it. */
  isOutdated({ isNew, heard }: ListView): boolean {
    return !isNew && this.view !== undefined && heard < this.moves;
  }

  /** Shows another list, or the same one as it is now: rows stay until others are there. */
  show(view: ListView): void {
    const hadFocus = this.element.contains(focusHolder());
    this.view = view;
    this.selected = view.selected;
    if (view.isNew) {
      this.resize(0);
      this.scroller.scrollTop = 0;
      this.anchor = -1;
    }
    this.resize(view.count);
    this.current = view.current;
    this.wantsFocus = hadFocus;
    for (const [i, chunk] of this.chunks.entries()) if (chunk.state !== 'empty') this.ask(i);
    this.element.tabIndex = this.row(this.current) ? -1 : 0;
    if (view.isNew && this.current >= 0) this.move(this.current, false);
  }

  /** Takes rows that were asked for. */
  fill(version: number, heard: number, from: number, rows: readonly RowView[]): void {
    const chunk = this.chunks[from / CHUNK];
    if (!chunk || version !== this.view?.version) return;
    if (heard < this.moves) return this.ask(from / CHUNK);
    chunk.state = 'filled';
    // somebody may have clicked a row since these were asked for
    this.wantsFocus ||= chunk.element.contains(focusHolder());
    chunk.element.replaceChildren(
      ...rows.map((row, i) => rowElement(row, from + i, this.view!.count, from + i === this.current)),
    );
    chunk.element.style.height = '';
    this.mark();
  }

  /** Makes a row the current one that somebody has gone to elsewhere, unless they have gone on here since. */
  goTo(version: number, heard: number, index: number): void {
    if (version === this.view?.version && heard >= this.moves) this.move(index, false);
  }

  focus(): void {
    if (!this.view || this.view.count === 0) return;
    this.move(Math.max(this.current, 0), true);
  }

  private resize(count: number): void {
    const needed = Math.ceil(count / CHUNK);
    for (const { element: gone } of this.chunks.splice(needed)) {
      this.observer.unobserve(gone);
      gone.remove();
    }
    while (this.chunks.length < needed) {
      const from = this.chunks.length * CHUNK;
      const chunk: Chunk = { element: element('div', { role: 'presentation' }), state: 'empty' };
      chunk.element.style.height = `${Math.min(CHUNK, count - from) * ROW_HEIGHT}px`;
      this.chunks.push(chunk);
      this.element.append(chunk.element);
      this.observer.observe(chunk.element);
    }
  }

  private ask(i: number): void {
    const { version, count } = this.view!;
    const chunk = this.chunks[i]!;
    chunk.state = 'asked';
    send({ type: 'rows', version, from: i * CHUNK, to: Math.min((i + 1) * CHUNK, count) });
  }

  private watch(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const i = this.chunks.findIndex(chunk => chunk.element === target);
      const chunk = this.chunks[i];
      if (!chunk) continue;
      if (isIntersecting && chunk.state === 'empty') this.ask(i);
      else if (!isIntersecting && chunk.state === 'filled' && !target.contains(focusHolder())) {
        chunk.state = 'empty';
        chunk.element.style.height = `${boundingClientRect.height}px`;
        chunk.element.replaceChildren();
      }
    }
  }

  private row(index: number): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[data-index="${index}"]`);
  }

  /** Makes a row the current one, and brings it into view. */
  private move(index: number, takesFocus: boolean): void {
    const { count, version } = this.view!;
    if (count === 0) return;
    const to = Math.max(0, Math.min(index, count - 1));
    if (to !== this.current) send({ type: 'current', version, number: ++this.moves, index: to });
    this.current = to;
    this.wantsFocus = this.wantsFocus || takesFocus;
    if (!this.row(to)) this.chunks[Math.floor(to / CHUNK)]?.element.scrollIntoView({ block: 'nearest' });
    this.mark();
    this.row(to)?.scrollIntoView({ block: 'nearest' });
  }

  /** Makes the current row the one that the Tab key reaches. */
  private mark(): void {
    for (const other of this.element.querySelectorAll<HTMLElement>('.current')) {
      if (other.dataset['index'] === String(this.current)) continue;
      other.classList.remove('current');
      other.tabIndex = -1;
    }
    const row = this.row(this.current);
    this.element.tabIndex = row ? -1 : 0;
    if (!row) return;
    row.classList.add('current');
    row.tabIndex = 0;
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    returnFocus(() => this.row(this.current));
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.view) return;
    const { count } = this.view;
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: this.current - 1,
      ArrowDown: this.current + 1,
      PageUp: this.current - PAGE,
      PageDown: this.current + PAGE,
      Home: 0,
      End: count - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      const from = this.current;
      this.move(move, true);
      if (event.shiftKey) this.select(Math.min(from, this.current), Math.max(from, this.current) + 1, true);
      event.preventDefault();
    } else if (this.act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @returns whether the key means something here */
  private act(event: KeyboardEvent): boolean {
    const { version, count } = this.view!;
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return false;
      this.select(0, count, true);
      return true;
    }
    switch (event.key) {
      case 'Enter':
        send({ type: 'go', version, index: this.current, takesFocus: true });
        return true;
      case ' ':
        this.toggle(this.current);
        return true;
      case 'Escape':
        if (this.selected === 0) return false;
        this.select(0, count, false);
        return true;
      case '/':
        this.on.onFind();
        return true;
    }
    const target = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    if (target >= 0 && target < this.view!.targets.length) {
      send({ type: 'send', version, target });
      return true;
    }
    const action = ({ a: 'add', c: 'replace', x: 'remove', v: 'value', k: 'star' } as const)[
      event.key.toLowerCase()
    ];
    if (!action) return false;
    send({ type: 'act', action });
    return true;
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-index]');
    if (!row || !this.view) return;
    const index = Number(row.dataset['index']);
    const from = this.anchor >= 0 ? this.anchor : this.current;
    const isTick = target.closest('.tick') !== null || event.ctrlKey || event.metaKey;
    this.move(index, true);
    if (event.shiftKey) {
      this.select(Math.min(Math.max(from, 0), index), Math.max(from, index) + 1, true);
      getSelection()?.removeAllRanges();
    } else if (isTick) this.toggle(index);
    else if (getSelection()?.isCollapsed !== false)
      send({ type: 'go', version: this.view.version, index, takesFocus: false });
  }

  private onDoubleClick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-index]');
    if (!row || !this.view || target.closest('.tick')) return;
    const { version } = this.view;
    send({ type: 'go', version, index: Number(row.dataset['index']), takesFocus: true });
  }

  private toggle(index: number): void {
    const isSelected = this.row(index)?.getAttribute('aria-selected') === 'true';
    this.anchor = index;
    this.select(index, index + 1, !isSelected);
  }

  private select(from: number, to: number, isSelected: boolean): void {
    const { version, count } = this.view!;
    send({ type: 'select', version, number: ++this.moves, from, to, isSelected });
    if (from === 0 && to === count) this.selected = isSelected ? count : 0;
    for (const row of this.element.querySelectorAll<HTMLElement>('[data-index]')) {
      const index = Number(row.dataset['index']);
      if (index < from || index >= to || (row.getAttribute('aria-selected') === 'true') === isSelected)
        continue;
      row.setAttribute('aria-selected', String(isSelected));
      if (from > 0 || to < count) this.selected += isSelected ? 1 : -1;
    }
    this.on.onSelected(this.selected);
  }
}
