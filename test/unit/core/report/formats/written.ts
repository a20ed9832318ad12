import { csvLines, excelCsvLines } from '../../../../../src/core/report/formats/csv';
import { htmlLines } from '../../../../../src/core/report/formats/html';
import { jsonLines } from '../../../../../src/core/report/formats/json';
import { markdownLines } from '../../../../../src/core/report/formats/markdown';
import { textLines } from '../../../../../src/core/report/formats/text';
import type { TableModel } from '../../../../../src/core/report/table/tableModel';

/** What is written in chunks, as a whole. */
export function joined(chunks: Iterable<string>): string {
  return [...chunks].join('');
}

export const toText = (table: TableModel) => joined(textLines(table));
export const toMarkdown = (table: TableModel) => joined(markdownLines(table));
export const toCsv = (table: TableModel) => joined(csvLines(table));
export const toExcelCsv = (table: TableModel) => joined(excelCsvLines(table));
export const toHtml = (table: TableModel, drawings?: readonly string[]) => joined(htmlLines(table, drawings));
export const toJson = (data: object) => joined(jsonLines(data));
