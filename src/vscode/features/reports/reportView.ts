import { EDITOR } from '../../../core/report/chart/theme';
import type { Chart } from '../../../core/report/chart/chart';
import { fitChart } from '../../../core/report/chart/fitChart';
import { marksOf } from '../../../core/report/chart/marks';
import { renderChart } from '../../../core/report/chart/renderChart';
import { type Underlying, both } from '../../../core/report/underlying';
import { sortRows } from '../../../core/report/table/sortRows';
import { type Column, cellText } from '../../../core/report/table/tableModel';
import type { CountedReport } from './countedReport';
import type { ChartView, ColumnView, RowView, Sorting } from '../../../webview/report/messages';

/** Charts as they are shown, and what is in them. */
interface Drawn {
  readonly width: number | undefined;
  readonly charts: readonly Chart[];
  readonly views: readonly ChartView[];
}

/** A report as the panel is shown it: only the columns that people read, rows in the order asked for. */
export class PanelReport {
  readonly columns: readonly ColumnView[];
  /** Number of columns that the panel leaves out. */
  readonly unshown: number;
  private readonly shown: readonly { readonly column: Column; readonly index: number }[];
  private order: readonly number[];
  private currentSorting: Sorting | undefined;
  private drawn: Drawn | undefined;

  constructor(readonly report: CountedReport) {
    const all = report.table.columns.flatMap((column, index) => (column.isData ? [] : [{ column, index }]));
    this.shown = all.slice(0, MAX_COLUMNS);
    this.unshown = all.length - this.shown.length;
    this.columns = this.shown.map(({ column, index }) => ({
      title: column.title,
      titleAlone: column.titleAlone,
      isText: column.kind === 'text',
      length: lengthOf(report, index),
      importance: column.importance ?? 'usual',
      weight: column.weight,
      isStacked: column.isStacked ?? false,
      together: column.together,
      hasBars: column.hasBars ?? false,
    }));
    this.order = report.table.rows.map((_, i) => i);
  }

  /** Drawn when first asked for in such a page. @param width of the page in pixels; undefined for as wide as they need */
  chartsIn(width: number | undefined): readonly ChartView[] {
    if (this.drawn?.width !== width || !this.drawn) {
      const charts = this.report.charts.map(chart => (width === undefined ? chart : fitChart(chart, width)));
      const views = charts.map(chart => ({
        title: chart.title,
        svg: renderChart(chart, EDITOR, width),
        marks: marksOf(chart).map(({ label, underlying }) => ({ label, isLink: underlying !== undefined })),
      }));
      this.drawn = { width, charts, views };
    }
    return this.drawn.views;
  }

  get sorted(): Sorting | undefined {
    return this.currentSorting;
  }

  /** Sorts by a column that the panel shows, if there is such; undefined for the report's own order. */
  sort(sorted: Sorting | undefined): void {
    const { table } = this.report;
    const column = sorted && this.shown[sorted.column];
    this.currentSorting = column && sorted;
    this.order = column ? sortRows(table, column.index, sorted.descending) : table.rows.map((_, i) => i);
  }

  /** In turn by a column, by it the other way round, and in the report's own order; of figures the most come first. */
  sortNext(column: number): void {
    const shown = this.columns[column];
    if (!shown) return;
    const { sorted } = this;
    if (sorted?.column !== column) this.sort({ column, descending: !shown.isText });
    else if (sorted.descending === shown.isText) this.sort(undefined);
    else this.sort({ column, descending: shown.isText });
  }

  /** @param isCode tells codes from queries and groups of codes, which are counted as codes are */
  rows(from: number, to: number, isCode: (id: string) => boolean): RowView[] {
    return this.order.slice(from, to).map(i => {
      const { level, strong, faint = false, cells, underlying } = this.report.table.rows[i]!;
      const code = underlying?.code;
      return {
        level,
        strong,
        faint,
        cells: this.shown.map(({ column, index }) => cellText(cells[index]!, column)),
        links: this.shown.map(({ index }) => this.underlying(i, index) !== undefined),
        code: code !== undefined && isCode(code) ? code : undefined,
      };
    });
  }

  /** What stands behind a cell, by its row and column in the panel. */
  behindCell(row: number, column: number): Underlying | undefined {
    const [i, shown] = [this.order[row], this.shown[column]];
    return i === undefined || !shown ? undefined : this.underlying(i, shown.index);
  }

  behindMark(chart: number, mark: number): Underlying | undefined {
    const found = this.drawn?.charts[chart];
    return found && marksOf(found)[mark]?.underlying;
  }

  /** Nothing stands behind an empty cell and behind a 0. */
  private underlying(row: number, column: number): Underlying | undefined {
    const { rows, columns } = this.report.table;
    const cell = rows[row]!.cells[column];
    if (cell === null || cell === 0 || cell === '') return undefined;
    return both(rows[row]!.underlying, columns[column]!.underlying);
  }
}

/** Nobody reads more side by side, and a page with all of a large study would be slow. */
const MAX_COLUMNS = 80;

/** The first rows tell what the others are like. */
const LOOKED_AT = 200;

function lengthOf({ table }: CountedReport, column: number): ColumnView['length'] {
  const longest = table.rows
    .slice(0, LOOKED_AT)
    .reduce((most, { cells }) => Math.max(most, String(cells[column] ?? '').length), 0);
  return longest <= 24 ? 'short' : longest <= 90 ? 'middle' : 'long';
}
