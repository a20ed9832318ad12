import { element } from '../kit/dom';
import { cellContent, columnHead, rowHead } from './cell';
import { idOf } from './cellId';
import { drawOnly, insertInOrder, wanted } from './drawn';
import { type GridAction, gridAction } from './gridKeys';
import { inSight, scrolledTo } from './inSight';
import type { CellKey, CellView, GridView, HeadView } from './messages';

/** Rows and columns drawn beyond those in sight. */
const AHEAD = { rows: 3, columns: 1 };
/** In widths of the letter m. */
const SIZES = { wide: { head: 13, column: 20 }, narrow: { head: 9, column: 16 } };
/** Heights of a row and of the heads, in the same. */
const HEIGHTS = { row: 8.6, heads: 5.4 };
/** A page of fewer pixels is narrow. */
const NARROW = 560;

/** What a person does in the grid. */
export interface GridListener {
  /** They are at another cell. */
  readonly onMove: (cell: CellKey) => void;
  readonly onAction: (action: Exclude<GridAction, { type: 'move' }>) => void;
}

/** A cell that is there, and where. */
export interface DrawnCell {
  readonly element: HTMLElement;
  /** In pixels, from the beginning of the grid. */
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
  readonly element = element('div', { role: 'grid', class: 'grid' });
  private readonly heads = element('div', { role: 'row', class: 'heads', 'aria-rowindex': 1 });
  private readonly corner = element('div', {
    role: 'columnheader',
    class: 'head corner', // not for the catalogue
    'aria-colindex': 1,
  });
  private readonly drawnHeads = new Map<number, HTMLElement>();
  private readonly drawnRows = new Map<number, DrawnRow>();
  private rows: readonly HeadView[] = [];
  private columns: readonly HeadView[] = [];
  private cells = new Map<string, CellView>();
  private at = { row: 0, column: 0 };
  private size = { head: 0, column: 0, row: 0, heads: 0 };
  private isDue = false;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly on: GridListener,
  ) {
    this.heads.append(this.corner);
    this.element.append(this.heads);
    this.element.addEventListener('keydown', event => this.onKey(event));
    this.element.addEventListener('mousedown', event => this.onClick(event));
    this.element.addEventListener('dblclick', event => this.cellOf(event) && on.onAction({ type: 'edit' }));
    scroller.addEventListener('scroll', () => this.drawSoon());
    new ResizeObserver(() => this.measure()).observe(scroller);
  }

  /** Shows all of a grid. Whoever was in a cell stays there, as long as there is such a cell. */
  show({ rows, columns, cells, title, rowChoice }: GridView): void {
    const before = this.current;
    const hadFocus = this.hasFocus;
    this.rows = rows;
    this.columns = columns;
    this.cells = new Map(cells.map(cell => [idOf(cell), cell]));
    this.element.setAttribute('aria-label', title);
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    this.element.setAttribute('aria-colcount', String(columns.length + 1));
    const chosen = rowChoice.offered.find(({ value }) => value === rowChoice.value);
    this.corner.textContent = chosen?.text ?? '';
    this.at = (before && this.placeOf(before)) ?? {
      row: Math.max(0, Math.min(this.at.row, rows.length - 1)),
      column: Math.max(0, Math.min(this.at.column, columns.length - 1)),
    };
    for (const one of this.drawnHeads.values()) one.remove();
    for (const one of this.drawnRows.values()) one.element.remove();
    this.drawnHeads.clear();
    this.drawnRows.clear();
    this.measure();
    if (hadFocus) this.focus();
  }

  /** Draws some cells again, with what is in them now. */
  update(cells: readonly CellView[]): void {
    for (const cell of cells) {
      this.cells.set(idOf(cell), cell);
      const place = this.placeOf(cell);
      const drawn = place && this.drawnRows.get(place.row)?.cells.get(place.column);
      if (drawn) fill(drawn, cell);
    }
  }

  get current(): CellKey | undefined {
    const [row, column] = [this.rows[this.at.row], this.columns[this.at.column]];
    return row && column && { row: row.key, column: column.key };
  }

  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  view(cell: CellKey): CellView {
    return this.cells.get(idOf(cell)) ?? { row: cell.row, column: cell.column, segments: 0, summaries: [] };
  }

  /** Names of a cell's row and column. */
  namesOf(cell: CellKey): readonly [string, string] {
    const place = this.placeOf(cell);
    return place ? [this.rows[place.row]!.name, this.columns[place.column]!.name] : [cell.row, cell.column];
  }

  /** The next cell after the current one with a mark that segments have changed; from the last one on the first. */
  nextChanged(): CellKey | undefined {
    const { rows, columns, at } = this;
    const count = rows.length * columns.length;
    const from = at.row * columns.length + at.column;
    for (let i = 1; i <= count; i++) {
      const index = (from + i) % count;
      const row = rows[Math.floor(index / columns.length)]!.key;
      const column = columns[index % columns.length]!.key;
      const view = this.cells.get(idOf({ row, column }));
      if (view?.summaries.some(({ changed }) => changed !== undefined)) return { row, column };
    }
    return undefined;
  }

  /** Makes a cell the current one. @returns false if there is none */
  goTo(cell: CellKey, takesFocus: boolean): boolean {
    const place = this.placeOf(cell);
    if (place) this.move(place.row, place.column, takesFocus);
    return place !== undefined;
  }

  /** Goes on to the next cell, or the previous one, from row to row. */
  step(by: 1 | -1): void {
    const count = this.columns.length;
    const index = this.at.row * count + this.at.column + by;
    if (index < 0 || index >= this.rows.length * count) return this.focus();
    this.move(Math.floor(index / count), index % count, true);
  }

  focus(): void {
    this.move(this.at.row, this.at.column, true);
  }

  /** The current cell, as it is drawn. */
  drawnCurrent(): DrawnCell | undefined {
    const drawn = this.drawnRows.get(this.at.row)?.cells.get(this.at.column);
    const { head, column, row, heads } = this.size;
    return (
      drawn && {
        element: drawn,
        start: head + this.at.column * column,
        top: heads + this.at.row * row,
        width: column,
        height: row,
      }
    );
  }

  private placeOf(cell: CellKey): { row: number; column: number } | undefined {
    const row = this.rows.findIndex(({ key }) => key === cell.row);
    const column = this.columns.findIndex(({ key }) => key === cell.column);
    return row < 0 || column < 0 ? undefined : { row, column };
  }

  private move(row: number, wanted: number, takesFocus: boolean): void {
    // of whole rows and whole columns at once there is nothing to be said
    const isCorner = this.rows[row]?.isSum === true && this.columns[wanted]?.isSum === true;
    if (isCorner && wanted === this.at.column) row = this.at.row;
    const column = isCorner && row !== this.at.row ? wanted - 1 : wanted;
    const before = this.drawnRows.get(this.at.row)?.cells.get(this.at.column);
    this.at = { row, column };
    if (before) before.tabIndex = -1;
    this.reveal();
    this.draw();
    const cell = this.drawnRows.get(row)?.cells.get(column);
    if (!cell) return;
    cell.tabIndex = 0;
    // a page that is not worked in leaves the focus where it is
    if (takesFocus && document.hasFocus()) cell.focus({ preventScroll: true });
    if (before !== cell || takesFocus) this.on.onMove(this.current!);
  }

  /** Scrolls until the current cell is in sight, not below the heads. */
  private reveal(): void {
    const { scroller, size } = this;
    scroller.scrollTop = scrolledTo(
      this.at.row,
      scroller.scrollTop,
      scroller.clientHeight - size.heads,
      size.row,
    );
    const across = scrolledTo(
      this.at.column,
      Math.abs(scroller.scrollLeft),
      scroller.clientWidth - size.head,
      size.column,
    );
    scroller.scrollLeft = this.isRightToLeft ? -across : across;
  }

  private get isRightToLeft(): boolean {
    return getComputedStyle(this.element).direction === 'rtl';
  }

  private measure(): void {
    const em = parseFloat(getComputedStyle(this.element).fontSize);
    const sizes = this.scroller.clientWidth < NARROW ? SIZES.narrow : SIZES.wide;
    const rounded = (ems: number) => Math.round(ems * em);
    this.size = {
      head: rounded(sizes.head),
      column: rounded(sizes.column),
      row: rounded(HEIGHTS.row),
      heads: rounded(HEIGHTS.heads),
    };
    const { style } = this.element;
    style.setProperty('--head', `${this.size.head}px`);
    style.setProperty('--column', `${this.size.column}px`);
    style.setProperty('--row', `${this.size.row}px`);
    style.setProperty('--heads', `${this.size.heads}px`);
    style.width = `${this.size.head + this.columns.length * this.size.column}px`;
    style.height = `${this.size.heads + this.rows.length * this.size.row}px`;
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
    const { scroller, size } = this;
    if (size.row === 0) return;
    const { clientHeight, clientWidth, scrollTop } = scroller;
    const scrolled = Math.abs(scroller.scrollLeft);
    const rows = inSight(scrollTop, clientHeight - size.heads, size.row, this.rows.length, AHEAD.rows);
    const columns = inSight(
      scrolled,
      clientWidth - size.head,
      size.column,
      this.columns.length,
      AHEAD.columns,
    );
    drawOnly(this.drawnHeads, wanted(columns, this.at.column, this.columns.length), {
      draw: i => this.drawHead(i),
      drop: one => one.remove(),
    });
    drawOnly(this.drawnRows, wanted(rows, this.at.row, this.rows.length), {
      draw: i => this.drawRow(i),
      drop: one => one.element.remove(),
    });
    const shown = wanted(columns, this.at.column, this.columns.length);
    for (const [i, row] of this.drawnRows)
      drawOnly(row.cells, shown, {
        draw: column => this.drawCell(row.element, i, column),
        drop: one => one.remove(),
      });
  }

  private drawHead(index: number): HTMLElement {
    const made = columnHead(this.columns[index]!);
    made.setAttribute('aria-colindex', String(index + 2));
    made.style.setProperty('--index', String(index));
    insertInOrder(this.heads, made, 'aria-colindex', index + 2);
    return made;
  }

  private drawRow(index: number): DrawnRow {
    const head = rowHead(this.rows[index]!);
    head.setAttribute('aria-colindex', '1');
    const kind = this.rows[index]!.isSum ? 'line sum' : 'line'; // not for the catalogue
    const made = element('div', { role: 'row', class: kind, 'aria-rowindex': index + 2 }, head);
    made.style.setProperty('--index', String(index));
    insertInOrder(this.element, made, 'aria-rowindex', index + 2);
    return { element: made, cells: new Map() };
  }

  private drawCell(row: HTMLElement, index: number, column: number): HTMLElement {
    const key = { row: this.rows[index]!.key, column: this.columns[column]!.key };
    const isCurrent = index === this.at.row && column === this.at.column;
    const isSum = this.rows[index]!.isSum || this.columns[column]!.isSum;
    const made = element('div', {
      role: 'gridcell',
      class: isSum ? 'cell sum' : 'cell', // not for the catalogue
      'aria-colindex': column + 2,
      tabindex: isCurrent ? 0 : -1,
    });
    made.style.setProperty('--index', String(column));
    fill(made, this.view(key));
    insertInOrder(row, made, 'aria-colindex', column + 2);
    return made;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement || !this.current) return;
    const action = gridAction(event, {
      ...this.at,
      rows: this.rows.length,
      columns: this.columns.length,
      page: Math.max(1, Math.floor((this.scroller.clientHeight - this.size.heads) / this.size.row)),
      isRightToLeft: this.isRightToLeft,
    });
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.type === 'move') this.move(action.row, action.column, true);
    else this.on.onAction(action);
  }

  private onClick(event: MouseEvent): void {
    const cell = this.cellOf(event);
    const row = Number(cell?.parentElement?.getAttribute('aria-rowindex'));
    if (!cell || event.button !== 0) return;
    event.preventDefault();
    this.move(row - 2, Number(cell.getAttribute('aria-colindex')) - 2, true);
  }

  private cellOf({ target }: MouseEvent): HTMLElement | null {
    return (target as Element).closest<HTMLElement>('[role=gridcell]');
  }
}

interface DrawnRow {
  readonly element: HTMLElement;
  readonly cells: Map<number, HTMLElement>;
}

function fill(drawn: HTMLElement, cell: CellView): void {
  drawn.replaceChildren(...cellContent(cell));
}
