import * as l10n from '@vscode/l10n';
import { oneLine, tidyLines, visibleLines } from '../../base/visible';
import {
  type Cell,
  type Column,
  type Row,
  type TableModel,
  readText,
  alignsRight,
} from '../table/tableModel';
import { width, widthOfLines } from '../table/width';
import { above, below } from './around';
import { MAX_INDENT } from './indent';

/** Widest column, in characters. */
const WIDEST = 60;
/** Excel's limit for the text of a cell (Microsoft, Excel specifications and limits). */
const LONGEST_TEXT = 32_767;

/**
 * A table as an Excel workbook: a sheet with the table, numbers as numbers and shares as per cent, and a sheet with the
 * sentences around it. Text is stored as text, so that nothing in it is ever computed. The library is loaded when first
 * used.
 */
export async function toXlsx(table: TableModel): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const blob = await writeXlsxFile([tableSheet(table), aboutSheet(table)]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function tableSheet({ columns, rows: all }: TableModel) {
  const rows = [...all];
  const hasLines = columns.some(column => column.hasLines);
  const head = columns.map(column => ({
    value: oneLine(column.title),
    fontWeight: 'bold' as const,
    align: alignsRight(column) ? ('right' as const) : ('left' as const),
    bottomBorderStyle: 'thin' as const,
  }));
  const body = rows.map(({ cells, level, strong }) =>
    cells.map((cell, i) =>
      cell === null
        ? null
        : {
            ...valueOf(cell, columns[i]!),
            ...(columns[i]!.isRight ? { align: 'right' as const } : {}),
            // Excel shows lines only where it may wrap, and other cells would stand at the foot of theirs
            ...(hasLines ? { wrap: columns[i]!.hasLines === true, alignVertical: 'top' as const } : {}),
            ...(strong && i === 0 ? { fontWeight: 'bold' as const } : {}),
            ...(i === 0 && level > 0 ? { indent: Math.min(level, MAX_INDENT) * 2 } : {}),
          },
    ),
  );
  return {
    sheet: l10n.t('Table'),
    data: [head, ...body],
    columns: columns.map((column, i) => ({ width: columnWidth(column, rows, i) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
}

function aboutSheet(table: TableModel) {
  const sentences = [...above(table), ...below(table)].map(sentence => [
    { value: text(sentence), wrap: true, alignVertical: 'top' as const },
  ]);
  return {
    sheet: l10n.t('About'),
    data: [[{ value: text(table.title), fontWeight: 'bold' as const }], ...sentences],
    columns: [{ width: 100 }],
  };
}

function valueOf(cell: string | number, column: Column) {
  const { kind, digits } = column;
  if (typeof cell === 'string') return { value: text(readText(cell, column)), type: String };
  const decimals = digits === undefined ? {} : { format: `0.${'0'.repeat(digits)}` };
  return { value: cell, type: Number, ...(kind === 'share' ? { format: '0.0%' } : decimals) };
}

function text(value: string): string {
  // control characters make the file unreadable; line breaks are fine
  // and Excel would take `_x0041_` for the character A
  const clean = visibleLines(value.replace(/\r\n?/g, '\n')).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT - 1)}…` : clean;
}

function columnWidth(column: Column, rows: readonly Row[], i: number): number {
  const cellWidth = ({ cells, level }: Row) => shownWidth(cells[i]!, column) + (i === 0 ? level * 2 : 0);
  const widest = rows.reduce((most, row) => Math.max(most, cellWidth(row)), width(oneLine(column.title)));
  return Math.min(widest + 2, WIDEST);
}

function shownWidth(cell: Cell, column: Column): number {
  if (cell === null) return 0;
  if (typeof cell === 'number') return 6;
  const text = readText(cell, column);
  if (!column.hasLines) return width(oneLine(text.slice(0, WIDEST * 2)));
  return widthOfLines(tidyLines(text));
}
