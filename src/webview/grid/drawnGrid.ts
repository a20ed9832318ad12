import { element } from '../kit/dom';
import { cellContent, columnHead, rowHead } from './cell';
import { drawOnly, insertInOrder } from './drawn';
import type { GridContent, GridPlace } from './gridContent';
import type { CellView } from './messages';

/** The elements that there are of a grid: only what is to be shown of it exists. */
export class DrawnGrid {
  readonly element = element('div', { role: 'grid', class: 'grid' });
  private readonly heads = element('div', { role: 'row', class: 'heads', 'aria-rowindex': 1 });
  private readonly corner = element('div', {
    role: 'columnheader',
    class: 'head corner', // not for the catalogue
    'aria-colindex': 1,
  });
  private readonly drawnHeads = new Map<number, HTMLElement>();
  private readonly drawnRows = new Map<number, DrawnRow>();

  constructor() {
    this.heads.append(this.corner);
    this.element.append(this.heads);
  }

  /** Begins with another grid, of which nothing is drawn yet. @param rowsAre what the rows are */
  begin({ rows, columns }: GridContent, title: string, rowsAre: string): void {
    this.element.setAttribute('aria-label', title);
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    this.element.setAttribute('aria-colcount', String(columns.length + 1));
    this.corner.textContent = rowsAre;
    for (const one of this.drawnHeads.values()) one.remove();
    for (const one of this.drawnRows.values()) one.element.remove();
    this.drawnHeads.clear();
    this.drawnRows.clear();
  }

  /** Draws what is to be shown and is not there, and drops what is there and not to be shown. */
  draw(
    content: GridContent,
    rows: ReadonlySet<number>,
    columns: ReadonlySet<number>,
    current: GridPlace,
  ): void {
    drawOnly(this.drawnHeads, columns, {
      draw: i => this.drawHead(content, i),
      drop: one => one.remove(),
    });
    drawOnly(this.drawnRows, rows, {
      draw: i => this.drawRow(content, i),
      drop: one => one.element.remove(),
    });
    for (const [row, { element: line, cells }] of this.drawnRows)
      drawOnly(cells, columns, {
        draw: column => drawCell(line, content, { row, column }, current),
        drop: one => one.remove(),
      });
  }

  cell({ row, column }: GridPlace): HTMLElement | undefined {
    return this.drawnRows.get(row)?.cells.get(column);
  }

  /** Draws a cell again, if it is there. */
  fill(place: GridPlace, view: CellView): void {
    this.cell(place)
      ?.querySelector('.shown')
      ?.replaceChildren(...cellContent(view));
  }

  private drawHead({ columns }: GridContent, index: number): HTMLElement {
    const made = columnHead(columns[index]!);
    made.setAttribute('aria-colindex', String(index + 2));
    made.style.setProperty('--index', String(index));
    insertInOrder(this.heads, made, 'aria-colindex', index + 2);
    return made;
  }

  private drawRow({ rows }: GridContent, index: number): DrawnRow {
    const head = rowHead(rows[index]!);
    head.setAttribute('aria-colindex', '1');
    const kind = rows[index]!.isSum ? 'line sum' : 'line'; // not for the catalogue
    const made = element('div', { role: 'row', class: kind, 'aria-rowindex': index + 2 }, head);
    made.style.setProperty('--index', String(index));
    insertInOrder(this.element, made, 'aria-rowindex', index + 2);
    return { element: made, cells: new Map() };
  }
}

interface DrawnRow {
  readonly element: HTMLElement;
  readonly cells: Map<number, HTMLElement>;
}

function drawCell(
  line: HTMLElement,
  content: GridContent,
  place: GridPlace,
  current: GridPlace,
): HTMLElement {
  const { row, column } = place;
  const isSum = content.rows[row]!.isSum || content.columns[column]!.isSum;
  const made = element('div', {
    role: 'gridcell',
    class: isSum ? 'cell sum' : 'cell', // not for the catalogue
    'aria-colindex': column + 2,
    tabindex: content.isCorner(place) ? undefined : row === current.row && column === current.column ? 0 : -1,
  });
  made.style.setProperty('--index', String(column));
  const shown = cellContent(content.view(content.keyAt(place)!));
  made.append(element('div', { class: 'shown', contenteditable: 'false' }, ...shown)); // not for the catalogue
  insertInOrder(line, made, 'aria-colindex', column + 2);
  return made;
}
