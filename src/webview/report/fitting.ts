import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { focusHolder, returnFocus } from '../kit/focus';
import { type Sacrifice, leftOut } from './columns';
import type { ReportView } from './messages';

/** Analyses of which all columns are shown, however narrow the page is; kept when the report is drawn again. */
const showingAll = new Set<string>();

/** How a table may be laid out where it is too wide. */
interface Way {
  readonly most?: Sacrifice;
  readonly isStacked?: boolean;
  readonly isBarless?: boolean;
}

/** So often columns are chosen anew, as headings differ with what is beside them. */
const MAX_ATTEMPTS = 3;

/** Fits the columns of a table into the page, and says how many it leaves out. */
export class Fitting {
  /** What is said, with a button that brings them back. */
  readonly bar = element('div', { class: 'fitting' });
  private readonly rules = new CSSStyleSheet();
  private readonly observer: ResizeObserver;
  private out: readonly number[] = [];
  /** Of the page when the columns were fitted last, in pixels. */
  private room = 0;
  /** Whether the table is wider than the page. */
  private isWide = false;

  /** @param onChange is told when other columns are left out */
  constructor(
    private readonly report: ReportView,
    private readonly table: HTMLTableElement,
    private readonly scroller: HTMLElement,
    private readonly onChange: () => void,
  ) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.rules];
    this.observer = new ResizeObserver(() => {
      if (this.roomNow() !== this.room) this.fit();
    });
    this.observer.observe(scroller);
  }

  /** Indexes of the columns that are left out. */
  get leftOut(): readonly number[] {
    return this.out;
  }

  dispose(): void {
    this.observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.rules);
  }

  /** Rows have come that may need more room than those that were there. */
  fitMore(): void {
    if (this.room !== this.roomNow() || (!this.isWide && this.table.offsetWidth > this.room)) this.fit();
  }

  fit(): void {
    // a table that is not looked at has no width; one without rows says nothing about its columns
    if (this.table.offsetWidth === 0 || !this.table.querySelector('tr[aria-rowindex] > td')) return;
    const room = this.roomNow();
    this.room = room;
    const before = this.out;
    const fitting = this.leaveOut(room);
    const isAll = showingAll.has(this.report.form.analysis);
    if (isAll && fitting.length > 0) {
      this.layOut({});
      this.show([]);
    }
    this.isWide = this.table.offsetWidth > room;
    this.table.classList.toggle('wide', this.isWide);
    this.keepClear();
    this.say(fitting.length, isAll);
    if (before.join() !== this.out.join()) this.onChange();
  }

  /** Leaves out what does not fit. @returns what it leaves out */
  private leaveOut(room: number): readonly number[] {
    this.layOut({});
    this.show([]);
    if (this.table.offsetWidth <= room) return [];
    for (const way of this.ways()) {
      this.layOut(way);
      let columns = this.narrowest();
      // a heading whose column before it has gone may need more than it did
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const out = leftOut(columns, room, way.most);
        this.show(out);
        if (this.table.offsetWidth <= room) return out;
        if (out.length === 0) break;
        columns = this.narrowest().map((column, i) => (out.includes(i) ? columns[i]! : column));
      }
      this.show([]);
    }
    this.layOut({});
    return [];
  }

  /** What is tried in turn: bars give way before columns that nobody would do without, texts side by side even before others. */
  private ways(): readonly Way[] {
    const { columns } = this.report;
    const sideBySide: Way[] = columns.some(({ isStacked }) => isStacked) ? [{ most: 'extra' }] : [];
    const isStacked = sideBySide.length > 0;
    const kinds: Way[] = columns.some(({ weight }) => weight !== undefined)
      ? [{ most: 'usual' }, { most: 'weighed' }]
      : [{ most: 'usual' }];
    const bars = columns.some(({ hasBars }) => hasBars) ? [false, true] : [false];
    return [
      ...sideBySide,
      ...kinds.flatMap(way => bars.map(isBarless => ({ ...way, isStacked, isBarless }))),
    ];
  }

  private layOut({ isStacked = false, isBarless = false }: Way): void {
    this.table.classList.toggle('stacked', isStacked);
    this.table.classList.toggle('barless', isBarless);
  }

  /** A cell that the arrows lead to does not come to lie below the headings or the first column. */
  private keepClear(): void {
    const head = this.table.tHead!;
    this.scroller.style.scrollPaddingTop = `${head.offsetHeight}px`;
    this.scroller.style.scrollPaddingInlineStart = this.isWide
      ? `${head.rows[0]!.cells[0]!.offsetWidth}px`
      : '';
  }

  private roomNow(): number {
    const page = this.table.parentElement;
    // where there are no rows, a sentence is in its place
    if (!page) return 0;
    const { paddingLeft, paddingRight } = getComputedStyle(page);
    return this.scroller.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  }

  /** All columns as narrow as they can be: so they are in a table that is wider than its page (CSS 2.1, 17.5.2.2). */
  private narrowest() {
    const headings = this.table.tHead!.rows[0]!.cells;
    const isStacked = this.table.classList.contains('stacked');
    const first = this.report.columns.findIndex(column => column.isStacked);
    return this.report.columns.map((column, i) => ({
      ...column,
      // they are one below the other, and each as wide as all
      width: isStacked && column.isStacked && i > first ? 0 : headings[i]!.getBoundingClientRect().width,
    }));
  }

  private show(out: readonly number[]): void {
    const cells = out.map(i => `#table tr > [aria-colindex="${i + 1}"]`); // not for the catalogue
    this.rules.replaceSync(cells.length > 0 ? `${cells.join(', ')} { display: none; }` : ''); // not for the catalogue
    const headings = this.table.tHead!.rows[0]!.cells;
    for (let i = 1; i < headings.length; i++) headings[i]!.classList.toggle('without', out.includes(i - 1));
    this.out = out;
  }

  private say(fitting: number, isAll: boolean): void {
    this.bar.hidden = fitting === 0;
    if (fitting === 0) return;
    const button = element(
      'button',
      { type: 'button', 'data-key': 'columns', title: l10n.t('The panel is too narrow for all columns') },
      isAll ? l10n.t('Show Fewer Columns') : showMore(fitting),
    );
    button.addEventListener('click', () => {
      if (!showingAll.delete(this.report.form.analysis)) showingAll.add(this.report.form.analysis);
      this.fit();
    });
    const hadFocus = this.bar.contains(focusHolder());
    const hasMost = this.out.some(i => this.report.columns[i]!.weight !== undefined);
    this.bar.replaceChildren(button, hasMost ? l10n.t('Columns with the highest totals are shown') : '');
    if (hadFocus) returnFocus(() => this.bar.querySelector('button'));
  }
}

function showMore(columns: number): string {
  return columns === 1 ? l10n.t('Show 1 More Column') : l10n.t('Show {0} More Columns', columns);
}
