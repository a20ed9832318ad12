import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { readCsv } from '../../participants/csvTable';
import { undefused } from '../../report/formats/csv';
import { decodeTranscript } from '../../text/decode';
import type { TableRow } from '../codebookIn/readTable';
import { readXlsx } from '../codebookIn/readXlsx';
import { UnusableFile } from '../codebookIn/readXml';
import { type SaidColumns, dialectOf, findColumns, missingField } from './codingColumns';
import { type CodingCells, type CodingField, type CodingRow, codingRow } from './codingRow';
import { splitAtHeader } from './headerRow';
import { readJsonLines } from './readJsonLines';

/** Larger files are not read: half a million codings have some 60 MB. */
const MAX_BYTES = 64 * 2 ** 20;

/** Why a file of a size, in bytes, is not read. */
export function refusedSize(size: number): string | undefined {
  return size > MAX_BYTES ? l10n.t('The file is larger than {0} MB.', MAX_BYTES / 2 ** 20) : undefined;
}

/**
 * Reads the codings of a table or of JSON lines. Nothing is taken from a file that cannot be read as a whole.
 * @param source the file, as it was typed: its ending says what it is
 */
export async function readCodings(
  source: string,
  bytes: Uint8Array,
  said: SaidColumns,
): Promise<Result<readonly CodingRow[]>> {
  const refused = refusedSize(bytes.length);
  if (refused !== undefined) return fail(refused);
  try {
    const rows = await read(source, bytes, said);
    return rows.ok && rows.value.length === 0 ? fail(l10n.t('The file has no codings.')) : rows;
  } catch (error) {
    if (error instanceof UnusableFile) return fail(error.message);
    throw error;
  }
}

async function read(
  source: string,
  bytes: Uint8Array,
  said: SaidColumns,
): Promise<Result<readonly CodingRow[]>> {
  if (/\.xlsx$/i.test(source)) {
    const [header, ...rows] = await readXlsx(bytes);
    return header ? readRows(source, header, rows, said, one => [one]) : fail(l10n.t('The file is empty.'));
  }
  if (/\.[ct]sv$/i.test(source)) {
    const table = readCsv(bytes);
    if (!table.ok) return table;
    const { header, rows } = table.value;
    return readRows(source, header, rows, said, one => [...new Set([undefused(one), one])]);
  }
  const { text, valid } = decodeTranscript(bytes);
  return valid
    ? readJsonLines(source, text, said)
    : fail(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
}

/** @param undone what a cell may say: an apostrophe before what looks like a formula is not always the writer's */
function readRows(
  source: string,
  first: TableRow,
  others: readonly TableRow[],
  said: SaidColumns,
  undone: (cell: string) => readonly string[],
): Result<readonly CodingRow[]> {
  const { header, rows } = splitAtHeader([first, ...others], said);
  const columns = findColumns(header.cells, said);
  if (!columns.ok) return columns;
  const missing = missingField(columns.value);
  if (missing !== undefined)
    return fail(
      l10n.t(
        'No column is “{0}”. Give a column this heading, or say which it is with --map COLUMN={0}.',
        missing,
      ),
    );
  const { hasColonPaths } = dialectOf(header.cells);
  return ok(
    rows.map(({ line, cells }) => {
      const found: [CodingField, string[]][] = [];
      for (const [field, at] of columns.value) {
        const cell = cells[at] ?? '';
        if (cell.trim() !== '') found.push([field, [field === 'quote' ? cell : undone(cell)[0]!]]);
      }
      return codingRow(source, line, new Map(found) as CodingCells, {
        asQuotes: undone,
        isList: false,
        hasColonPaths,
      });
    }),
  );
}
