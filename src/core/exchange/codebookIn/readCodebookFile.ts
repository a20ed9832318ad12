import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../../base/result';
import { readCsv } from '../../participants/csvTable';
import { undefused } from '../../report/formats/csv';
import { decodeTranscript } from '../../text/decode';
import { type Incoming, MAX_BYTES, tooLarge } from './incoming';
import { readJson } from './readJson';
import { readOutline } from './readOutline';
import { readQdc } from './readQdc';
import { type TableRow, readTable } from './readTable';
import { readXlsx } from './readXlsx';
import { UnusableFile } from './readXml';

/** Endings of files that a codebook can be read from, without the dot. */
export const CODEBOOK_ENDINGS = [
  'csv',
  'tsv',
  'xlsx',
  'md',
  'markdown',
  'txt',
  'qdc',
  'qde',
  'json',
] as const;

/**
 * Reads a codebook from a file: a table, an outline, REFI-QDA, or the codebook of a study. Nothing is taken from a file that
 * cannot be read as a whole.
 * @param name of the file: its ending says what it is
 * @param idOf the id of the code that a GUID stands for, where it is one of the study’s own
 */
export async function readCodebookFile(
  name: string,
  bytes: Uint8Array,
  idOf: (guid: string) => string | undefined = () => undefined,
): Promise<Result<Incoming>> {
  if (bytes.length > MAX_BYTES) return fail(tooLarge());
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  try {
    return await read(ending, bytes, idOf);
  } catch (error) {
    if (error instanceof UnusableFile) return fail(error.message);
    throw error;
  }
}

async function read(
  ending: string,
  bytes: Uint8Array,
  idOf: (guid: string) => string | undefined,
): Promise<Result<Incoming>> {
  switch (ending) {
    case 'xlsx':
      return readRows(await readXlsx(bytes));
    case 'csv':
    case 'tsv':
      return readCsvTable(bytes);
    case 'md':
    case 'markdown':
    case 'txt':
      return withText(bytes, readOutline);
    case 'json':
      return withText(bytes, readJson);
    case 'qdc':
    case 'qde': {
      const text = textOf(bytes);
      return text === undefined ? fail(notText()) : readQdc(text, idOf);
    }
    default:
      return fail(
        l10n.t(
          'A codebook cannot be read from “.{0}” files. Possible are: {1}.',
          ending,
          CODEBOOK_ENDINGS.join(', '),
        ),
      );
  }
}

function readCsvTable(bytes: Uint8Array): Result<Incoming> {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  return readTable(
    header.cells,
    rows.map(({ line, cells }) => ({ line, cells: cells.map(undefused) })),
  );
}

function readRows([header, ...rows]: readonly TableRow[]): Result<Incoming> {
  return header ? readTable(header.cells, rows) : fail(l10n.t('The file is empty.'));
}

function withText(bytes: Uint8Array, use: (text: string) => Result<Incoming>): Result<Incoming> {
  const text = textOf(bytes);
  return text === undefined ? fail(notText()) : use(text);
}

function textOf(bytes: Uint8Array): string | undefined {
  const { text, valid } = decodeTranscript(bytes);
  return valid ? text : undefined;
}

function notText(): string {
  return l10n.t('The file is neither UTF-8 nor UTF-16 text.');
}
