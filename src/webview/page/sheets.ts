import { drawSheet } from '../../core/page/drawSheet';
import type { Page } from '../../core/page/layoutPage';
import type { PageContent } from '../../core/page/pageModel';
import type { PageStyle } from '../../core/page/pageStyle';
import { element } from '../kit/dom';

/** Milliseconds for which sheets out of sight are drawn before the page has time for other things. */
const SLICE_MS = 10;
/** Sheets are drawn at once, so far, in pixels, from what is in sight. */
const AHEAD = 1200;

/** A page’s sheets, one below the other: those in sight are drawn at once, the others when there is time; none is taken away. */
export class Sheets {
  readonly element = element('div', { class: 'sheets' });
  private page: Page | undefined;
  private content!: PageContent;
  private style!: PageStyle;
  /** What each sheet has; undefined for one that is not drawn yet. */
  private drawn: (string | undefined)[] = [];
  /** Sheets that may be other than they are drawn. */
  private stale = new Set<number>();
  private timer: number | undefined;

  constructor(
    private readonly scroller: HTMLElement,
    /** A sheet was drawn afresh. */
    private readonly onDraw: (sheet: HTMLElement) => void,
  ) {
    scroller.addEventListener('scroll', () => this.drawInSight(), { passive: true });
  }

  /** Shows a page. Only sheets that are other than before are drawn. */
  show(page: Page, content: PageContent, style: PageStyle): void {
    Object.assign(this, { page, content, style });
    const { children } = this.element;
    while (children.length > page.sheets.length) this.element.lastElementChild!.remove();
    const more = Array.from({ length: page.sheets.length - children.length }, () =>
      element('section', { class: 'sheet' }),
    );
    this.element.append(...more);
    page.sheets.forEach(({ height }, i) => {
      const { style: css } = children[i] as HTMLElement;
      css.height = `${height}px`;
      css.containIntrinsicSize = `auto ${height}px`;
    });
    this.drawn.length = page.sheets.length;
    this.stale = new Set(page.sheets.keys());
    this.drawInSight();
    this.drawLater();
  }

  /** Draws the sheet that a row is on, so that it can be reached. */
  drawRow(row: number): void {
    const sheet = this.page?.sheets.findIndex(({ endRow }) => endRow > row) ?? -1;
    if (sheet >= 0) this.draw(sheet);
  }

  /** Whether all is drawn. */
  get isDone(): boolean {
    return this.stale.size === 0;
  }

  private drawInSight(): void {
    const { page } = this;
    if (!page || this.stale.size === 0) return;
    const top = this.scroller.scrollTop - this.element.offsetTop - AHEAD;
    const bottom = top + this.scroller.clientHeight + 2 * AHEAD;
    page.sheets.forEach((_, i) => {
      if (page.sheetTops[i + 1]! >= top && page.sheetTops[i]! <= bottom) this.draw(i);
    });
  }

  private drawLater(): void {
    if (this.timer !== undefined || this.stale.size === 0) return;
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      const end = performance.now() + SLICE_MS;
      for (const sheet of this.stale) {
        this.draw(sheet);
        if (performance.now() > end) break;
      }
      this.drawLater();
    });
  }

  private draw(index: number): void {
    if (!this.stale.delete(index)) return;
    const html = drawSheet(this.page!, this.content, this.style, index, 'webview');
    if (this.drawn[index] === html) return;
    this.drawn[index] = html;
    const sheet = this.element.children[index] as HTMLElement;
    sheet.innerHTML = html;
    // the policy of the page forbids styles in what is parsed
    for (const row of sheet.querySelectorAll<HTMLElement>('[data-gap]'))
      row.style.marginTop = `${row.dataset['gap']}px`;
    this.onDraw(sheet);
  }
}
