import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine } from '../../base/visible';
import { nameKey } from '../../codebook/codeName';
import { CODING_FIELDS, type CodingField } from './codingRow';

/** What columns are called, here and by other programs; the first that is there counts. */
const HEADINGS: Readonly<Record<CodingField, readonly string[]>> = {
  file: ['file', 'transcript', 'document', 'document name', 'source', 'data source', 'filename'], // not for the catalogue
  quote: [
    'quote',
    'quotation',
    'quotation content', // not for the catalogue
    'segment',
    'coded segment', // not for the catalogue
    'highlight',
    'content',
    'text',
  ],
  start: ['start', 'begin'], // not for the catalogue
  end: ['end'], // not for the catalogue
  line: ['line'], // not for the catalogue
  turn: ['turn'], // not for the catalogue
  code: ['code', 'codes', 'path', 'code path', 'code name', 'tag', 'tags', 'name', 'names'], // not for the catalogue
  coder: ['coder', 'user', 'author', 'created by', 'modified by'], // not for the catalogue
  memo: ['memo', 'comment', 'note', 'notes'], // not for the catalogue
};

/** What the columns of a file mean, where a person says it: name of the column → field. */
export type ColumnMap = ReadonlyMap<string, CodingField>;

/** Reads `column=field`, once for each. */
export function parseColumnMap(typed: readonly string[]): Result<ColumnMap> {
  const map = new Map<string, CodingField>();
  for (const one of typed) {
    const at = one.lastIndexOf('=');
    const column = one.slice(0, Math.max(at, 0)).trim();
    const field = CODING_FIELDS.find(
      name =>
        name ===
        one
          .slice(at + 1)
          .trim()
          .toLowerCase(),
    );
    if (column === '' || field === undefined)
      return fail(
        l10n.t('“{0}” is not COLUMN=FIELD. Fields are: {1}.', oneLine(one), CODING_FIELDS.join(', ')),
      );
    if ([...map.values()].includes(field))
      return fail(l10n.t('The field “{0}” is given twice. Only one column can be a field.', field));
    map.set(column, field);
  }
  return ok(map);
}

/**
 * In which of some columns each field is.
 * @param headings names of the columns
 * @returns places of columns, by field
 */
export function findColumns(
  headings: readonly string[],
  map: ColumnMap,
): Result<ReadonlyMap<CodingField, number>> {
  const keys = headings.map(nameKey);
  const found = new Map<CodingField, number>();
  for (const [column, field] of map) {
    const at = keys.indexOf(nameKey(column));
    if (at < 0) return fail(missingColumn(column, headings));
    found.set(field, at);
  }
  const taken = new Set(found.values());
  for (const field of CODING_FIELDS) {
    if (found.has(field)) continue;
    const at = HEADINGS[field].map(heading => keys.indexOf(nameKey(heading))).find(i => i >= 0);
    if (at !== undefined && !taken.has(at)) found.set(field, at);
  }
  return ok(found);
}

function missingColumn(column: string, headings: readonly string[]): string {
  return l10n.t(
    'There is no column “{0}”. The columns are: {1}.',
    oneLine(column),
    headings.map(oneLine).join(', '),
  );
}
