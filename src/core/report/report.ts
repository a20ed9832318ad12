import type { Chart } from './chart/chart';
import type { QuoteList } from './quoteList';
import type { ScopeFacts } from '../corpus/scopeFacts';
import type { Underlying } from './underlying';
import type { TableModel } from './table/tableModel';
import type { UnderlyingPlace } from './underlyingPlaces';

/** What an analysis found: for people as a table and charts, for programs as data. */
export interface Report<Data extends object = ReportData> {
  readonly table: TableModel;
  readonly charts: readonly Chart[];
  /** What is printed in place of the table where documents are read from top to bottom: Word, HTML, Markdown. */
  readonly quotes?: QuoteList;
  /** The JSON of the command line. */
  readonly data: Data;
  /** What a figure counts, where that is not simply the scope's segments that meet it ({@link underlyingPlaces}). */
  readonly underlyingPlaces?: (underlying: Underlying) => readonly UnderlyingPlace[] | undefined;
}

export interface ReportData {
  /** What was counted, and the analysis' parameters. */
  readonly scope: ScopeFacts | (ScopeFacts & Readonly<Record<string, unknown>>);
  /** Perhaps made anew each time that they are gone through, as those of {@link TableModel.rows}. */
  readonly rows: Iterable<object>;
  readonly [more: string]: unknown;
}
