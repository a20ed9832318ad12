import type { Report, ReportData } from '../../../../src/core/report/report';
import type { SettledTable } from '../../../../src/core/report/table/tableModel';

/** A report with all of its rows, to look at in any order. */
export interface SettledReport extends Report {
  readonly table: SettledTable;
  readonly data: ReportData & { readonly rows: readonly object[] };
}

export function settled(report: Report): SettledReport {
  const { table, data } = report;
  return {
    ...report,
    table: { ...table, rows: [...table.rows] },
    data: { ...data, rows: [...data.rows] },
  };
}
