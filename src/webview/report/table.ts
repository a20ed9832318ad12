import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { focusHolder, returnFocus } from '../kit/focus';
import { nextShown } from './columns';
import { Fitting } from './fitting';
import { send } from './host';
import type { ReportView, RowView } from './messages';

/** Rows that come and go together. */
const CHUNK = 50;
/** Estimated height of a row before it was seen, in pixels. */
const ROW_HEIGHT = 24;
/** Rows are fetched this far, in pixels, before they come into view. */
const AHEAD = '800px';

/**
 * The table of a report as a grid: one stop for the Tab key, arrows inside, Enter opens the words of a cell. Only
 * rows near the visible part exist; the others are blank space of the same height.
 */
export class Grid {
  /** The table, and above it what is said of columns that are left out. */
  readonly elements: readonly HTMLElement[];
  private readonly element: HTMLTableElement;
  private readonly fitting: Fitting;
  private readonly chunks: HTMLTableSectionElement[] = [];
  private readonly observer: IntersectionObserver;
  /** The cell that the Tab key reaches; row -1 is the heading. */
  private at = { row: 0, column: 0 };
  private wantsFocus = false;
  private readonly linkTitle = l10n.t('Show the words in the transcript');

  constructor(
    private readonly report: ReportView,
    scroller: HTMLElement,
  ) {
    this.observer = new IntersectionObserver(entries => this.show(entries), {
      root: scroller,
      rootMargin: `${AHEAD} 0px`,
    });
    this.element = element('table', {
      role: 'grid',
      'aria-rowcount': report.rowCount + 1,
      'aria-colcount': report.columns.length,
      'aria-label': report.title,
    });
    this.fitting = new Fitting(report, this.element, scroller, () => this.keepShown());
    this.elements = [this.fitting.bar, this.element];
    this.element.append(this.head());
    for (let from = 0; from < report.rowCount; from += CHUNK) {
      const body = element('tbody');
      this.empty(body, Math.min(CHUNK, report.rowCount - from) * ROW_HEIGHT);
      this.chunks.push(body);
      this.element.append(body);
      this.observer.observe(body);
    }
    this.element.addEventListener('keydown', event => this.onKey(event));
    this.element.addEventListener('click', event => this.onClick(event));
  }

  /** Where the user is; for the grid that replaces this one. */
  get place(): { row: number; column: number; hasFocus: boolean } {
    return { ...this.at, hasFocus: this.wantsFocus || this.element.contains(focusHolder()) };
  }

  restore({ row, column, hasFocus }: Grid['place']): void {
    this.at = {
      row: Math.min(row, this.report.rowCount - 1),
      column: Math.min(column, this.report.columns.length - 1),
    };
    this.wantsFocus = hasFocus;
    this.mark();
  }

  /** Takes rows that were asked for. */
  fill(from: number, rows: readonly RowView[]): void {
    const body = this.chunks[from / CHUNK];
    if (!body) return;
    body.replaceChildren(...rows.map((row, i) => this.row(row, from + i)));
    body.dataset['state'] = 'filled';
    this.fitting.fitMore();
    this.mark();
  }

  /** The table can be seen again, perhaps in a page of another width. */
  turnedTo(): void {
    this.fitting.fitMore();
  }

  dispose(): void {
    this.observer.disconnect();
    this.fitting.dispose();
  }

  /** The current cell is never in a column that is left out. */
  private keepShown(): void {
    if (!this.fitting.leftOut.includes(this.at.column)) return;
    this.at = {
      ...this.at,
      column: nextShown(this.at.column, -1, this.report.columns.length, this.fitting.leftOut),
    };
    this.mark();
  }

  private show(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const body = target as HTMLTableSectionElement;
      const state = body.dataset['state'];
      if (isIntersecting && state === undefined) {
        const from = this.chunks.indexOf(body) * CHUNK;
        body.dataset['state'] = 'asked';
        const to = Math.min(from + CHUNK, this.report.rowCount);
        send({ type: 'rows', version: this.report.version, from, to });
      } else if (!isIntersecting && state === 'filled' && !body.contains(focusHolder())) {
        delete body.dataset['state'];
        this.empty(body, boundingClientRect.height);
      }
    }
  }

  private empty(body: HTMLTableSectionElement, height: number): void {
    const cell = element('td', { colspan: this.report.columns.length, class: 'blank' });
    cell.style.height = `${height}px`;
    body.replaceChildren(element('tr', { 'aria-hidden': 'true' }, cell));
  }

  private head(): HTMLTableSectionElement {
    const { columns, sorted } = this.report;
    const sort = l10n.t('Sort by this column');
    const cells = columns.map(({ title, titleAlone, isText, isStacked }, i) => {
      const isSorted = sorted?.column === i;
      const direction = !isSorted ? 'none' : sorted.descending ? 'descending' : 'ascending';
      const arrow = isSorted ? (sorted.descending ? '▼' : '▲') : '';
      return element(
        'th',
        {
          scope: 'col',
          class: isText ? (isStacked ? 'stacks' : undefined) : 'number', // not for the catalogue
          role: isStacked ? 'columnheader' : undefined,
          'aria-sort': direction,
          'aria-colindex': i + 1,
          tabindex: -1,
          title: `${titleAlone ?? title}\n${sort}`,
        },
        ...(titleAlone === undefined
          ? [element('span', { class: 'heading' }, ...breakable(title))]
          : [
              element('span', { class: 'heading beside' }, ...breakable(title)), // not for the catalogue
              element('span', { class: 'heading alone' }, ...breakable(titleAlone)), // not for the catalogue
            ]),
        element('span', { class: 'arrow', 'aria-hidden': 'true' }, arrow),
      );
    });
    return element('thead', {}, element('tr', { 'aria-rowindex': 1 }, ...cells));
  }

  private row({ level, strong, faint, cells, links, code }: RowView, index: number): HTMLTableRowElement {
    const { columns } = this.report;
    const made = cells.map((text, i) => {
      const { isText, length, isStacked, title } = columns[i]!;
      const kinds = [isText ? length : 'number', text.includes('\n') ? 'lines' : '']; // not for the catalogue
      const classes = [...kinds, links[i] ? 'link' : '', isStacked ? 'stacks' : '']; // not for the catalogue
      const cell = element(
        i === 0 ? 'th' : 'td',
        {
          class: classes.filter(Boolean).join(' '),
          role: isStacked ? 'gridcell' : undefined, // not for the catalogue
          'data-of': isStacked ? title : undefined,
          scope: i === 0 ? 'row' : undefined,
          'aria-colindex': i + 1,
          tabindex: -1,
          title: links[i] ? this.linkTitle : undefined,
        },
        ...(columns[i]!.hasBars && text !== '' ? [share(text)] : breakable(text)),
      );
      if (i === 0 && level > 0) cell.style.paddingInlineStart = `${0.6 + level * 1.3}em`;
      return cell;
    });
    const classes = [...(strong ? ['strong'] : []), ...(faint ? ['faint'] : [])].join(' ');
    return element(
      'tr',
      {
        class: classes || undefined,
        'aria-rowindex': index + 2,
        // what the items of its context menu are shown for, and told
        'data-vscode-context':
          code === undefined ? undefined : JSON.stringify({ webviewSection: 'code', code }),
      },
      ...made,
    );
  }

  private onKey(event: KeyboardEvent): void {
    const { rowCount, columns } = this.report;
    const { row, column } = this.at;
    const beside = (by: number) => nextShown(column, by, columns.length, this.fitting.leftOut);
    const last = nextShown(columns.length, -1, columns.length, this.fitting.leftOut);
    const page = 20;
    const moves: Readonly<Record<string, [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, beside(-1)],
      ArrowRight: [row, beside(1)],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: [event.ctrlKey ? -1 : row, 0],
      End: [event.ctrlKey ? rowCount - 1 : row, last],
    };
    const move = moves[event.key];
    if (move) {
      const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
      this.at = { row: clamp(move[0], -1, rowCount - 1), column: move[1] };
      this.wantsFocus = true;
      this.mark();
    } else if (event.key === 'Enter' || event.key === ' ') this.act();
    else return;
    event.preventDefault();
  }

  private onClick(event: MouseEvent): void {
    const cell = (event.target as Element).closest<HTMLElement>('th, td'); // not for the catalogue
    const row = cell?.closest('tr');
    const rowIndex = Number(row?.getAttribute('aria-rowindex'));
    const isHeading = rowIndex === 1;
    if (!cell || !rowIndex || !(isHeading || getSelection()?.isCollapsed)) return;
    this.at = { row: rowIndex - 2, column: Number(cell.getAttribute('aria-colindex')) - 1 };
    this.wantsFocus = true;
    this.mark();
    this.act();
  }

  /** Sorts by a heading, or opens a cell. */
  private act(): void {
    const { row, column } = this.at;
    const { version } = this.report;
    if (row < 0) send({ type: 'sort', column });
    else if (this.cell()?.classList.contains('link')) send({ type: 'openCell', version, row, column });
  }

  private cell(): HTMLElement | undefined {
    const row = this.element.querySelector(`tr[aria-rowindex="${this.at.row + 2}"]`);
    return (row?.children[this.at.column] as HTMLElement | undefined) ?? undefined;
  }

  /** Makes the current cell the one that the Tab key reaches; scrolls to it when it is not there yet. */
  private mark(): void {
    this.element.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    const cell = this.cell();
    if (!cell) {
      if (this.wantsFocus) this.chunks[Math.floor(this.at.row / CHUNK)]?.scrollIntoView({ block: 'nearest' });
      return;
    }
    cell.setAttribute('tabindex', '0');
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    if (document.hasFocus()) cell.focus();
    else returnFocus(() => document.querySelector<HTMLElement>('#table [tabindex="0"]'));
  }
}

/** A text that may go on in a new line after each folder of a path in it, and not within `n = 5`. */
function breakable(text: string): (string | HTMLElement)[] {
  const whole = text.replace(/(?<=\bn) = (?=\d)/gi, '\u00a0=\u00a0');
  return whole.split(/(?<=\w\/)(?=\w)/).flatMap((part, i) => (i > 0 ? [element('wbr'), part] : [part]));
}

/** A figure from 0 to 100 with its length beside it. */
function share(percent: string): HTMLElement {
  const filled = element('span');
  filled.style.width = `${percent}%`;
  const track = element('span', { class: 'track', 'aria-hidden': 'true' }, filled);
  return element('span', { class: 'share' }, track, percent);
}
