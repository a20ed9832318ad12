import { wanted } from './drawn';
import { DrawnGrid } from './drawnGrid';
import { GridContent, type GridPlace } from './gridContent';
import { type GridAction, gridAction } from './gridKeys';
import { type GridSizes, gridSizes, setSizes } from './gridSizes';
import { inSight, scrolledTo } from './inSight';
import { IS_MAC } from './isMac';
import type { CellKey, CellView, GridOfPage, GridView } from './messages';
import { Typing } from './typing';

/** Rows and columns drawn beyond those in sight. */
const AHEAD = { rows: 3, columns: 1 };

/** What a person does with the current cell. */
export type CellAction =
  Exclude<GridAction, { type: 'move' | 'text' }> | { readonly type: 'type'; readonly text: string };

/** What a person does in the grid. */
export interface GridListener {
  /** They are at another cell. */
  readonly onMove: (cell: CellKey) => void;
  readonly onAction: (action: CellAction) => void;
}

/** Where a cell is, in pixels from the beginning of the grid. */
export interface CellBox {
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The grid: one stop for the Tab key, arrows inside. Only what is in sight exists, and the current cell. All rows are of one
 * height and all columns of one width, so that it is known without drawing where each cell is.
 */
export class GridTable {
  private readonly drawn = new DrawnGrid();
  readonly element = this.drawn.element;
  private content = new GridContent({ rows: [], columns: [], cells: [] });
  private at: GridPlace = { row: 0, column: 0 };
  private ofPage: GridOfPage = { by: '', request: undefined };
  private size: GridSizes = { head: 0, column: 0, row: 0, heads: 0 };
  private isDue = false;
  private readonly typing = new Typing({ onText: text => this.on.onAction({ type: 'type', text }) });

  constructor(
    private readonly scroller: HTMLElement,
    private readonly on: GridListener,
  ) {
    this.element.addEventListener('keydown', event => this.onKey(event));
    this.element.addEventListener('mousedown', event => this.onClick(event));
    this.element.addEventListener('dblclick', event => this.placeAt(event) && on.onAction({ type: 'edit' }));
    scroller.addEventListener('scroll', () => this.drawSoon());
    new ResizeObserver(() => this.measure()).observe(scroller);
  }

  /** Shows all of a grid. Whoever was in a cell stays there, as long as there is such a cell. */
  show(view: GridView): void {
    this.typing.flush();
    const before = this.current;
    const hadFocus = this.hasFocus;
    this.content = new GridContent(view);
    const { offered, value } = view.rowChoice;
    this.ofPage = { by: value, request: view.request };
    this.drawn.begin(this.content, view.title, offered.find(one => one.value === value)?.text ?? '');
    this.at = (before && this.content.placeOf(before)) ?? this.content.destination(this.at, this.at);
    this.measure();
    if (hadFocus) this.focus();
  }

  /** Draws some cells again, with what is in them now. */
  update(cells: readonly CellView[]): void {
    for (const cell of cells) {
      this.content.set(cell);
      const place = this.content.placeOf(cell);
      if (place) this.drawn.fill(place, cell);
    }
  }

  /** Which grid is shown. */
  get grid(): GridOfPage {
    return this.ofPage;
  }

  get current(): CellKey | undefined {
    return this.content.keyAt(this.at);
  }

  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  view(cell: CellKey): CellView {
    return this.content.view(cell);
  }

  /** Names of a cell's row and column. */
  namesOf(cell: CellKey): readonly [string, string] {
    return this.content.namesOf(cell);
  }

  /** The next cell after the current one with a mark that segments have changed; from the last one on the first. */
  nextChanged(): CellKey | undefined {
    return this.content.nextChanged(this.at);
  }

  /** Makes a cell the current one. @returns false if there is none */
  goTo(cell: CellKey, takesFocus: boolean): boolean {
    const place = this.content.placeOf(cell);
    if (place) this.move(place, takesFocus);
    return place !== undefined;
  }

  /** Goes on to the next cell, or the previous one, from row to row. */
  step(by: 1 | -1): void {
    this.move(this.content.step(this.at, by), true);
  }

  focus(): void {
    this.move(this.at, true);
  }

  /** Where the current cell is. */
  get box(): CellBox | undefined {
    const { head, column, row, heads } = this.size;
    return (
      this.current && {
        start: head + this.at.column * column,
        top: heads + this.at.row * row,
        width: column,
        height: row,
      }
    );
  }

  /** What the heads cover, in pixels. */
  get covered(): Pick<GridSizes, 'head' | 'heads'> {
    return this.size;
  }

  /** @param isClick whether somebody works in the page now, although its focus may come a moment later */
  private move(to: GridPlace, takesFocus: boolean, isClick = false): void {
    this.typing.flush();
    const before = this.drawn.cell(this.at);
    this.at = this.content.destination(this.at, to);
    if (before) before.tabIndex = -1;
    this.reveal();
    this.draw();
    const cell = this.drawn.cell(this.at);
    if (!cell) return;
    cell.tabIndex = 0;
    // a page that is not worked in leaves the focus where it is
    if (takesFocus && (isClick || document.hasFocus())) cell.focus({ preventScroll: true });
    if (before !== cell || takesFocus) this.on.onMove(this.current!);
  }

  /** Scrolls until the current cell is in sight, not below the heads. */
  private reveal(): void {
    const { scroller, size, at } = this;
    const [across, down] = [scroller.clientWidth - size.head, scroller.clientHeight - size.heads];
    scroller.scrollTop = scrolledTo(at.row, scroller.scrollTop, down, size.row);
    const scrolled = scrolledTo(at.column, Math.abs(scroller.scrollLeft), across, size.column);
    scroller.scrollLeft = this.isRightToLeft ? -scrolled : scrolled;
  }

  private get isRightToLeft(): boolean {
    return getComputedStyle(this.element).direction === 'rtl';
  }

  private measure(): void {
    const em = parseFloat(getComputedStyle(this.element).fontSize);
    this.size = gridSizes(em, this.scroller.clientWidth);
    const { rows, columns } = this.content;
    setSizes(this.element, this.size, { rows: rows.length, columns: columns.length });
    this.draw();
  }

  private drawSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.draw();
    });
  }

  /** Draws what has come into sight, and drops what is out of it. */
  private draw(): void {
    const { scroller, size, content, at } = this;
    if (size.row === 0) return;
    const { clientHeight, clientWidth, scrollTop } = scroller;
    const scrolled = Math.abs(scroller.scrollLeft);
    const [down, across] = [content.rows.length, content.columns.length];
    const rows = inSight(scrollTop, clientHeight - size.heads, size.row, down, AHEAD.rows);
    const columns = inSight(scrolled, clientWidth - size.head, size.column, across, AHEAD.columns);
    this.drawn.draw(content, wanted(rows, at.row, down), wanted(columns, at.column, across), at);
    this.typing.moveTo(this.drawn.cell(at));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement || !this.current) return;
    const action = gridAction(event, {
      ...this.at,
      rows: this.content.rows.length,
      columns: this.content.columns.length,
      page: Math.max(1, Math.floor((this.scroller.clientHeight - this.size.heads) / this.size.row)),
      isRightToLeft: this.isRightToLeft,
      isMac: IS_MAC,
    });
    if (!action || event.isComposing) return;
    event.stopPropagation();
    if (action.type === 'text') return;
    event.preventDefault();
    if (action.type === 'move') this.move(action, true);
    else this.on.onAction(action);
  }

  private onClick(event: MouseEvent): void {
    const place = this.placeAt(event);
    if (!place || event.button !== 0) return;
    event.preventDefault();
    this.move(place, true, true);
  }

  /** The cell under the mouse. */
  private placeAt({ target }: MouseEvent): GridPlace | undefined {
    const cell = (target as Element).closest<HTMLElement>('[role=gridcell]');
    if (!cell) return undefined;
    const row = Number(cell.parentElement?.getAttribute('aria-rowindex')) - 2;
    const place = { row, column: Number(cell.getAttribute('aria-colindex')) - 2 };
    return this.content.isCorner(place) ? undefined : place;
  }
}
