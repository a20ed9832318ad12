import type { Report } from '../../../core/report/report';
import type { SettledTable } from '../../../core/report/table/tableModel';

/** A report with all of its rows, as a panel sorts them. */
export interface CountedReport extends Report {
  readonly table: SettledTable;
}
