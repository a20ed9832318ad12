/** What VS Code passes from the context menu of a row of a report that is of a code. */
export interface ReportRow {
  readonly webviewSection: 'code';
  /** Its id. */
  readonly code: string;
}

export function isReportRow(argument: unknown): argument is ReportRow {
  return typeof argument === 'object' && argument !== null && 'webviewSection' in argument;
}
