import type { Page } from '../../core/page/layoutPage';
import type { PageContent, PageSegment, Side } from '../../core/page/pageModel';
import { segmentDetails } from '../../core/page/segmentName';
import { focusHolder, returnFocus } from '../kit/focus';
import { send } from './host';
import { rangesOf } from './selection';
import type { Sheets } from './sheets';

/** The words of the segment that is looked at. */
const LOOKED_AT = 'looked-at';

interface Shown {
  readonly page: Page;
  readonly content: PageContent;
  readonly version: number;
}

/** The brackets of a page, as they are reached by mouse and keys: one stop for the Tab key, arrows go on from there. */
export class Brackets {
  private shown: Shown | undefined;
  private readonly tooltip = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  /** The segment that the Tab key leads to. */
  private current: PageSegment | undefined;
  /** Its bracket, as it is drawn. */
  private stop: Element | null = null;

  constructor(
    private readonly sheets: Sheets,
    private readonly page: {
      /** Brings a row into sight. */
      readonly reveal: (row: number) => void;
      /** A segment has the focus. */
      readonly onLookAt: (segment: PageSegment) => void;
      /** Gives the focus back to the text. */
      readonly leave: () => void;
      /** Whether arrow keys are for commands now. */
      readonly leavesArrowKeys: () => boolean;
    },
  ) {
    const { element } = sheets;
    element.addEventListener('mouseover', ({ target }) => this.hover(target));
    element.addEventListener('mouseout', () => this.hover(undefined));
    element.addEventListener('focusin', ({ target }) => this.lookAt(this.at(target)));
    element.addEventListener('focusout', () => this.highlight(undefined));
    element.addEventListener('click', ({ target }) => this.focus(this.at(target)));
    element.addEventListener('dblclick', ({ target }) => this.tell(this.at(target), true));
    element.addEventListener('keydown', event => this.press(event));
  }

  /** Takes another page: the same segment is where Tab leads, and has the focus, or the one that is in its place now. */
  show(shown: Shown, draw: () => void): void {
    const hadFocus = this.focused !== undefined;
    const { current } = this;
    const { segments } = shown.content;
    const before = current ? (this.shown?.content.segments.indexOf(current) ?? 0) : 0;
    const same = segments.findIndex(({ id, coder }) => id === current?.id && coder === current.coder);
    const now = same >= 0 ? same : Math.min(Math.max(before, 0), segments.length - 1);
    this.shown = shown;
    this.current = segments[now];
    draw();
    this.setStop();
    const holder = focusHolder();
    if (!hadFocus || (holder?.isConnected && this.at(holder) === now)) return;
    returnFocus(() => this.element(this.shown!.content.segments.indexOf(this.current!)));
  }

  /** A sheet was drawn: one of its brackets may be the stop for the Tab key. */
  prepare(sheet: HTMLElement): void {
    const stop = this.shown?.content.segments.indexOf(this.current!);
    const found = sheet.querySelector(`.segment[role=button][data-segment="${stop}"]`);
    if (found) this.moveStop(found);
  }

  /** From a place in the text, the Tab key leads to the segment there, or else to the next one. */
  leadFrom(offset: number): void {
    const { segments } = this.shown!.content;
    const here = segments.findLastIndex(({ start, end }) => start <= offset && offset < end);
    const next = here >= 0 ? here : segments.findIndex(({ start }) => start >= offset);
    if (this.rowOf(next) === undefined) return;
    this.current = segments[next];
    this.setStop();
  }

  /** Makes the current bracket the stop for the Tab key, wherever it is; the first one, where it has no bracket. */
  private setStop(): void {
    const { margins } = this.shown!.page;
    const { segments } = this.shown!.content;
    const index = this.current ? segments.indexOf(this.current) : -1;
    const stop =
      this.rowOf(index) === undefined ? margins.find(one => one.brackets[0])?.brackets[0]!.segment : index;
    if (stop === undefined) return;
    this.current = segments[stop];
    this.sheets.drawRow(this.rowOf(stop)!);
    this.moveStop(this.element(stop));
  }

  private moveStop(to: Element | null): void {
    this.stop?.setAttribute('tabindex', '-1');
    this.stop = to;
    to?.setAttribute('tabindex', '0');
  }

  private get focused(): number | undefined {
    return this.at(focusHolder());
  }

  /** The index of the segment whose bracket or label something is. */
  private at(target: EventTarget | null): number | undefined {
    const segment = target instanceof Element ? target.closest<SVGElement>('.segment') : null;
    return segment ? Number(segment.dataset['segment']) : undefined;
  }

  private element(index: number): SVGElement | null {
    return this.sheets.element.querySelector(`.segment[role=button][data-segment="${index}"]`);
  }

  /** Gives a segment the focus, wherever it is on the page. */
  private focus(index: number | undefined): void {
    const row = index === undefined ? undefined : this.rowOf(index);
    if (index === undefined || row === undefined) return;
    this.sheets.drawRow(row);
    this.page.reveal(row);
    this.element(index)?.focus({ preventScroll: true });
  }

  private lookAt(index: number | undefined): void {
    if (index === undefined || !this.shown) return;
    this.current = this.shown.content.segments[index]!;
    this.setStop();
    this.highlight(index);
    getSelection()?.removeAllRanges();
    this.page.onLookAt(this.current);
    this.tell(index, false);
  }

  private tell(index: number | undefined, isOpened: boolean): void {
    if (index !== undefined && this.shown)
      send({ type: 'segment', version: this.shown.version, segment: index, isOpened });
  }

  /** While the mouse is at a segment, its words are marked, and there is a tooltip. */
  private hover(target: EventTarget | null | undefined): void {
    const index = this.at(target ?? null);
    this.highlight(index ?? this.focused);
    const segment = index === undefined ? undefined : this.shown?.content.segments[index];
    if (!segment) return this.tooltip.remove();
    this.tooltip.textContent = segmentDetails(this.shown!.content, segment);
    (target as Element).closest('.segment')!.prepend(this.tooltip);
  }

  private highlight(index: number | undefined): void {
    const segment = index === undefined ? undefined : this.shown?.content.segments[index];
    if (segment) {
      const ranges = rangesOf(this.sheets.element, this.shown!.page, segment);
      CSS.highlights.set(LOOKED_AT, new Highlight(...ranges));
    } else CSS.highlights.delete(LOOKED_AT);
  }

  private press(event: KeyboardEvent): void {
    const index = this.focused;
    if (index === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.page.leavesArrowKeys()) return;
    if (event.key === ' ') this.tell(index, true);
    else if (event.key === 'Escape') this.page.leave();
    else {
      const next = this.neighbour(index, event.key);
      if (next === undefined) return;
      this.focus(next);
    }
    // keys that have a meaning here have no other one in the editor
    event.preventDefault();
    event.stopPropagation();
  }

  private neighbour(index: number, key: string): number | undefined {
    const { margins } = this.shown!.page;
    const own = margins.find(({ brackets }) => brackets.some(({ segment }) => segment === index));
    if (!own) return undefined;
    const order = own.brackets.map(({ segment }) => segment);
    const at = order.indexOf(index);
    switch (key) {
      case 'ArrowDown':
        return order[Math.min(at + 1, order.length - 1)];
      case 'ArrowUp':
        return order[Math.max(at - 1, 0)];
      case 'Home':
        return order[0];
      case 'End':
        return order.at(-1);
      case 'ArrowLeft':
        return this.across(own.side, 'left', own.brackets[at]!.first);
      case 'ArrowRight':
        return this.across(own.side, 'right', own.brackets[at]!.first);
      default:
        return undefined;
    }
  }

  /** The segment on the other side that begins nearest to a row. */
  private across(from: Side, to: Side, row: number): number | undefined {
    if (from === to) return undefined;
    const other = this.shown!.page.margins.find(({ side }) => side === to)?.brackets ?? [];
    const away = ({ first }: { first: number }) => Math.abs(first - row);
    return other.reduce<(typeof other)[number] | undefined>(
      (nearest, one) => (nearest && away(nearest) <= away(one) ? nearest : one),
      undefined,
    )?.segment;
  }

  private rowOf(index: number): number | undefined {
    for (const { brackets } of this.shown?.page.margins ?? []) {
      const found = brackets.find(({ segment }) => segment === index);
      if (found) return found.first;
    }
    return undefined;
  }
}
