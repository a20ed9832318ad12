import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { readCsv } from '../../participants/csvTable';
import { nameKey } from '../../codebook/codeName';
import { decodeTranscript } from '../../text/decode';
import type { TableRow } from '../codebookIn/readTable';
import { readXlsx } from '../codebookIn/readXlsx';
import { UnusableFile } from '../codebookIn/readXml';
import { findColumns } from './codingColumns';
import type { CodingField } from './codingRow';
import { refusedSize } from './readCodings';
import { splitAtHeader } from './headerRow';
import { parsed } from './readJsonLines';

/** What a person sees of a file of codings, to say what its columns are. */
export interface CodingsTable {
  /** Names of the columns, each once and none blank; for JSON lines, of all values. */
  readonly headings: readonly string[];
  /** The first rows: a cell for each heading. */
  readonly rows: readonly (readonly string[])[];
  /** Which column is which field, as they are called; places among the headings. */
  readonly guess: ReadonlyMap<CodingField, number>;
}

/** Objects of a file whose values are looked at. */
const MAX_OBJECTS = 1000;

/**
 * Reads the beginning of a table or of JSON lines.
 * @param source name of the file: its ending says what it is @param most rows
 */
export async function codingsTable(
  source: string,
  bytes: Uint8Array,
  most: number,
): Promise<Result<CodingsTable>> {
  const refused = refusedSize(bytes.length);
  if (refused !== undefined) return fail(refused);
  try {
    const table = await read(source, bytes, most);
    if (!table.ok) return table;
    const [headings, rows] = table.value;
    const guess = findColumns(headings, { map: new Map() });
    return guess.ok ? ok({ headings, rows, guess: guess.value }) : guess;
  } catch (error) {
    if (error instanceof UnusableFile) return fail(error.message);
    throw error;
  }
}

type Cells = readonly string[];

async function read(
  source: string,
  bytes: Uint8Array,
  most: number,
): Promise<Result<readonly [headings: Cells, rows: readonly Cells[]]>> {
  if (/\.xlsx$/i.test(source)) {
    const [first, ...others] = await readXlsx(bytes);
    return first ? ok(named([first, ...others], most)) : fail(l10n.t('The file is empty.'));
  }
  if (/\.[ct]sv$/i.test(source)) {
    const table = readCsv(bytes);
    return table.ok ? ok(named([table.value.header, ...table.value.rows], most)) : table;
  }
  const { text, valid } = decodeTranscript(bytes);
  return valid ? jsonLines(text, most) : fail(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
}

/** Without columns that have no name, or one that another has. */
function named(all: readonly [TableRow, ...TableRow[]], most: number): readonly [Cells, readonly Cells[]] {
  const { header, rows } = splitAtHeader(all, { map: new Map() });
  const names = header.cells;
  const keys = names.map(nameKey);
  const places = names.flatMap((name, i) => (name.trim() !== '' && keys.indexOf(keys[i]!) === i ? [i] : []));
  return [
    places.map(i => names[i]!),
    rows.slice(0, most).map(({ cells }) => places.map(i => cells[i] ?? '')),
  ];
}

function jsonLines(text: string, most: number): Result<readonly [Cells, readonly Cells[]]> {
  const objects: Readonly<Record<string, unknown>>[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const object = parsed(line);
    if (!object) return fail(l10n.t('Line {0}: this is not a JSON object.', i + 1));
    objects.push(object);
    if (objects.length === MAX_OBJECTS) break;
  }
  const headings = [...new Set(objects.flatMap(Object.keys))].filter(name => name.trim() !== '');
  const rows = objects.slice(0, most).map(object => headings.map(name => cellOf(object, name)));
  return ok([headings, rows]);
}

function cellOf(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
