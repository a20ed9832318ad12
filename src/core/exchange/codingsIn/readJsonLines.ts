import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { type SaidColumns, findColumns } from './codingColumns';
import { type CodingField, type CodingRow, codingRow } from './codingRow';

/** Reads JSON lines: an object on each line, blank ones aside. */
export function readJsonLines(source: string, text: string, said: SaidColumns): Result<readonly CodingRow[]> {
  const rows: CodingRow[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = parsed(line);
    if (!record)
      return fail(
        l10n.t('Line {0}: this is not a JSON object. Each line must be one, such as {1}.', i + 1, EXAMPLE),
      );
    // a record may leave out what another has
    const names = [...new Set([...Object.keys(record), ...said.map.keys()])];
    const columns = findColumns(names, said);
    if (!columns.ok) return columns;
    const cells = new Map<CodingField, readonly string[]>();
    for (const [field, at] of columns.value) {
      const name = names[at]!;
      const texts = textsOf(Object.hasOwn(record, name) ? record[name] : undefined, field === 'code');
      if (!texts) return fail(l10n.t('Line {0}: “{1}” must be a text or a number.', i + 1, field));
      if (texts.length > 0) cells.set(field, texts);
    }
    const code = columns.value.get('code');
    const isList = code !== undefined && Array.isArray(record[names[code]!]);
    rows.push(codingRow(source, i + 1, cells, { asQuotes: quote => [quote], isList }));
  }
  return ok(rows);
}

const EXAMPLE = '{"file": "01.txt", "quote": "it works", "code": "Trust"}'; // not for the catalogue

/** The object that a line is; undefined where it is none. */
export function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Those that are not blank. @returns undefined where it is neither text nor number, nor a list of these where one may be */
function textsOf(value: unknown, mayBeList: boolean): string[] | undefined {
  if (value === null || value === undefined) return [];
  if (mayBeList && Array.isArray(value)) {
    const all = value.map(one => (one === null ? undefined : textsOf(one, false)));
    return all.some(one => one === undefined) ? undefined : all.flatMap(one => one!);
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).trim() === '' ? [] : [String(value)];
}
