import { type CaretPage, caretGoal, moveCaret } from '../../core/page/caret';
import { rowAt } from '../../core/page/pageRows';
import type { Span } from '../../core/text/span';
import { element } from '../kit/dom';
import { caretMoveOf } from './caretKeys';
import { rangeOf, selectedSpan } from './selection';
import type { Sheets } from './sheets';

const isMac = /Mac/.test(navigator.userAgent);

/** The cursor of the page and the words that are selected: by keys as in an editor, by mouse, or by a command. */
export class Caret {
  private within: CaretPage | undefined;
  /** The two ends of what is selected; the cursor is at the active one. Undefined before anything was. */
  private ends: { readonly anchor: number; readonly active: number } | undefined;
  /** What the page has selected when it was last looked at. */
  private seen: Span | undefined;
  private goal: number | undefined;
  private readonly mark = element('div', { class: 'caret', 'aria-hidden': 'true', hidden: true });

  constructor(
    private readonly main: HTMLElement,
    private readonly sheets: Sheets,
    private readonly page: {
      /** Brings a row into sight. */
      readonly reveal: (row: number) => void;
      /** The first place in sight. */
      readonly top: () => number;
      /** What is selected now, by the user’s hand. */
      readonly tell: (span: Span) => void;
    },
  ) {
    main.append(this.mark);
    for (const event of ['focus', 'blur', 'focusin', 'focusout'])
      addEventListener(event, () => requestAnimationFrame(() => this.draw()));
  }

  /** Takes another page: what was selected still is. */
  show(within: CaretPage): void {
    this.within = within;
    if (this.ends && getSelection()?.rangeCount) this.place();
    else this.draw();
  }

  /** Selects what a command has selected. */
  select({ start, end }: Span, isRevealed: boolean): void {
    this.ends = { anchor: start, active: end };
    this.goal = undefined;
    this.place();
    if (isRevealed) this.reveal(start);
  }

  /** Notes where keys go on from, while something else is looked at. */
  keepAt(offset: number): void {
    this.ends = { anchor: offset, active: offset };
    this.goal = undefined;
  }

  /** A key was pressed in the text. @returns whether it was for the cursor */
  press(event: KeyboardEvent): boolean {
    const { within } = this;
    const move = caretMoveOf(event, isMac);
    if (!within) return false;
    if (event.key === 'Escape' && this.ends && this.ends.anchor !== this.ends.active) {
      this.go(this.ends.active, this.ends.active);
      return true;
    }
    if (!move) return false;
    const { anchor, active } = this.ends ?? { anchor: this.page.top(), active: this.page.top() };
    const isUpOrDown = move.unit === 'row' || move.unit === 'page';
    const goal = isUpOrDown ? (this.goal ?? caretGoal(within, active)) : undefined;
    const isCollapsing = anchor !== active && !event.shiftKey && move.unit === 'character';
    const edge = move.direction === 'forward' ? Math.max(anchor, active) : Math.min(anchor, active);
    const to = isCollapsing ? edge : moveCaret(within, active, move, goal);
    this.go(event.shiftKey ? anchor : to, to);
    this.goal = goal;
    return true;
  }

  /** Notes what the mouse has selected. @returns undefined when that is what was selected before */
  read(): Span | undefined {
    const span = selectedSpan(this.sheets.element);
    const { seen } = this;
    this.seen = span;
    if (!span || (span.start === seen?.start && span.end === seen.end)) return undefined;
    const { focusNode, focusOffset } = getSelection()!;
    const { startContainer, startOffset } = getSelection()!.getRangeAt(0);
    const isBackward = focusNode === startContainer && focusOffset === startOffset;
    const [anchor, active] = isBackward ? [span.end, span.start] : [span.start, span.end];
    this.ends = { anchor, active };
    this.goal = undefined;
    this.draw();
    return span;
  }

  private go(anchor: number, active: number): void {
    this.ends = { anchor, active };
    this.goal = undefined;
    this.place();
    this.reveal(active);
    this.page.tell({ start: Math.min(anchor, active), end: Math.max(anchor, active) });
  }

  private reveal(offset: number): void {
    if (this.within) this.page.reveal(rowAt(this.within.page.rows, offset));
    this.draw();
  }

  /** Selects in the page what is selected in the text. */
  private place(): void {
    const { within, ends } = this;
    const selection = getSelection();
    if (!within || !ends || !selection) return;
    const { anchor, active } = ends;
    const { page } = within;
    for (const end of [anchor, active]) this.sheets.drawRow(rowAt(page.rows, end));
    const span = { start: Math.min(anchor, active), end: Math.max(anchor, active) };
    const range = rangeOf(this.sheets.element, page, span);
    if (!range) return;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    if (anchor === active) selection.collapse(startContainer, startOffset);
    else if (anchor < active)
      selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    else selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
    this.seen = selectedSpan(this.sheets.element);
    this.draw();
  }

  /** Draws the cursor, while keys go to the text. */
  private draw(): void {
    const { within, ends, main, mark } = this;
    const hasKeys =
      document.hasFocus() && [main, document.body].includes(document.activeElement as HTMLElement);
    const at = ends && { start: ends.active, end: ends.active };
    const range = within && at && hasKeys ? rangeOf(this.sheets.element, within.page, at) : undefined;
    mark.hidden = !range;
    if (!range) return;
    const words = range.startContainer.parentElement!.closest('.words') ?? (range.startContainer as Element);
    const { left, top, height } = range.getClientRects()[0] ?? words.getBoundingClientRect();
    const frame = main.getBoundingClientRect();
    mark.style.left = `${left - frame.left + main.scrollLeft}px`;
    mark.style.top = `${top - frame.top + main.scrollTop}px`;
    mark.style.height = `${height}px`;
  }
}
