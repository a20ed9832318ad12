import * as l10n from '@vscode/l10n';
import { parse } from 'papaparse';
import { type Result, fail, ok } from '../base/result';
import { decodeTranscript } from '../text/decode';

/** A row of a table. */
export interface CsvRow {
  /** The line on which it begins, from 1; a quoted field may run over several. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table as spreadsheets write it. */
export interface CsvTable {
  readonly header: CsvRow;
  /** Without empty ones. As many cells as the header has. */
  readonly rows: readonly CsvRow[];
  readonly delimiter: Delimiter;
}

export type Delimiter = '\t' | ';' | ',' | '|';

/** Where two fit equally well, the first: a comma occurs in text and numbers more often than the others. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];

/**
 * Reads CSV: UTF-8 or UTF-16, with or without a byte order mark, any line ends, commas, semicolons or tabs, quoted
 * fields. Short rows are filled up with empty cells, as Excel leaves them out. Fails, with the line, where quotes do not
 * match or a row is longer than the header: its cells would be in the wrong columns.
 */
export function readCsv(bytes: Uint8Array): Result<CsvTable> {
  const { text, valid } = decodeTranscript(bytes);
  if (!valid) {
    return fail(
      l10n.t('The file is neither UTF-8 nor UTF-16. In Excel, save it as “CSV UTF-8 (Comma delimited)”.'),
    );
  }
  // Excel’s own way to name the delimiter
  const named = /^sep=([\t;,|])\n/.exec(text);
  const skipped = named ? named[0].length : 0;
  const tables = (named ? [named[1] as Delimiter] : DELIMITERS).map(delimiter =>
    splitRows(text, skipped, delimiter),
  );
  const best = tables.reduce((a, b) => (fitness(b) > fitness(a) ? b : a));
  if (best.problem) return fail(best.problem);
  const [header, ...rows] = best.rows;
  if (!header) return fail(l10n.t('The file is empty.'));
  const width = header.cells.length;
  const long = rows.find(row => row.cells.slice(width).some(cell => cell.trim() !== ''));
  if (long) {
    return fail(
      l10n.t(
        'Line {0} has {1} cells, but the header has {2}. A cell that contains “{3}” must be in double quotes.',
        long.line,
        long.cells.length,
        width,
        best.delimiter,
      ),
    );
  }
  return ok({ header, rows: rows.map(row => filled(row, width)), delimiter: best.delimiter });
}

interface Split {
  readonly delimiter: Delimiter;
  readonly rows: readonly CsvRow[];
  readonly problem: string | undefined;
}

function splitRows(text: string, from: number, delimiter: Delimiter): Split {
  const rows: CsvRow[] = [];
  let problem: string | undefined;
  let line = from > 0 ? 2 : 1;
  let end = from;
  parse(text.slice(from), {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const [error] = errors;
      if (error && !problem)
        problem = l10n.t('Line {0}: a quotation mark is not closed, or is in the middle of a cell.', line);
      if (data.some(cell => cell.trim() !== '')) rows.push({ line, cells: data });
      line += lineEnds(text, end, from + meta.cursor);
      end = from + meta.cursor;
    },
  });
  return { delimiter, rows, problem };
}

/** The share of rows as wide as the header; a single column is worse than any, an unreadable file worst. */
function fitness({ rows, problem }: Split): number {
  const width = rows[0]?.cells.length ?? 0;
  if (problem) return -2;
  if (width < 2) return -1;
  return rows.filter(row => row.cells.length === width).length / rows.length;
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function filled({ line, cells }: CsvRow, width: number): CsvRow {
  return { line, cells: Array.from({ length: width }, (_, i) => cells[i] ?? '') };
}
