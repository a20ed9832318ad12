import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine } from '../../base/visible';
import { nameKey } from '../../codebook/codeName';
import { CODING_FIELDS, type CodingField } from './codingRow';

/** What columns are called, here and by other programs; the first that is there counts. */
const HEADINGS: Readonly<Record<CodingField, readonly string[]>> = {
  file: [
    ...['file', 'transcript', 'document', 'document name', 'source', 'data source', 'filename'], // not for the catalogue
    ...['dokumentname', 'dokument', 'datei'],
  ],
  quote: [
    ...['quote', 'quotation', 'quotation content', 'segment', 'coded segment', 'coded segments'], // not for the catalogue
    ...['highlight', 'text content', 'content', 'text', 'preview'], // not for the catalogue
    ...['zitatinhalt', 'textinhalt', 'codiertes segment', 'zitat', 'vorschau'], // not for the catalogue
  ],
  start: ['start', 'begin'], // not for the catalogue
  end: ['end'], // not for the catalogue
  line: ['line'], // not for the catalogue
  turn: ['turn'], // not for the catalogue
  code: [
    ...['code', 'codes', 'path', 'code path', 'code name', 'tag', 'tags', 'kodes'], // not for the catalogue
    ...['name', 'names'], // not for the catalogue
  ],
  coder: [
    ...['coder', 'user', 'author', 'created by', 'modified by'], // not for the catalogue
    ...['erstellt von', 'autor', 'bearbeitet von', 'geändert von'], // not for the catalogue
  ],
  memo: ['memo', 'comment', 'note', 'notes', 'kommentar'], // not for the catalogue
};

/** Tables of other programs that mean something else by some columns. */
export interface TableDialect {
  /** Fields whose columns have something else, unless a person says so: MAXQDA and ATLAS.ti count paragraphs. */
  readonly without: ReadonlySet<CodingField>;
  /** Whether `Theme: Code` is a path. */
  readonly hasColonPaths: boolean;
}

const OWN: TableDialect = { without: new Set(), hasColonPaths: false };
const PARAGRAPHS: ReadonlySet<CodingField> = new Set(['start', 'end']);

/** Each of these lists has a heading that the table has. */
const MAXQDA: readonly (readonly string[])[] = [
  ['document name', 'dokumentname'], // not for the catalogue
  ['begin', 'beginning', 'anfang', 'document group', 'dokumentgruppe'], // not for the catalogue
  ['segment', 'coded segment', 'coded segments', 'preview', 'codiertes segment', 'vorschau'], // not for the catalogue
];
const ATLAS: readonly (readonly string[])[] = [
  ['quotation content', 'quotation name', 'text content', 'zitatinhalt', 'zitatname', 'textinhalt'], // not for the catalogue
  ['codes', 'kodes'],
];

/** Of which program a table is, by its headings. */
export function dialectOf(headings: readonly string[]): TableDialect {
  const keys = new Set(headings.map(nameKey));
  const isOf = (lists: readonly (readonly string[])[]) =>
    lists.every(list => list.some(heading => keys.has(heading)));
  if (isOf(ATLAS)) return { without: PARAGRAPHS, hasColonPaths: true };
  return isOf(MAXQDA) ? { without: PARAGRAPHS, hasColonPaths: false } : OWN;
}

/** What the columns of a file mean, where a person says it: name of the column → field. */
export type ColumnMap = ReadonlyMap<string, CodingField>;

/** What a person says of columns. */
export interface SaidColumns {
  readonly map: ColumnMap;
  /** Whether no other column counts: else those that are called like a field do. */
  readonly isAll?: boolean;
}

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
  { map, isAll = false }: SaidColumns,
): Result<ReadonlyMap<CodingField, number>> {
  const keys = headings.map(nameKey);
  const found = new Map<CodingField, number>();
  for (const [column, field] of map) {
    const at = keys.indexOf(nameKey(column));
    if (at < 0) return fail(missingColumn(column, headings));
    found.set(field, at);
  }
  if (isAll) return ok(found);
  const taken = new Set(found.values());
  const { without } = dialectOf(headings);
  for (const field of CODING_FIELDS) {
    if (found.has(field) || without.has(field)) continue;
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

/** A field without which no row could be used, where no column is one. @param columns those that are */
export function missingField(columns: {
  readonly has: (field: CodingField) => boolean;
}): CodingField | undefined {
  const needed = (['file', 'code'] as const).find(field => !columns.has(field));
  return needed ?? (columns.has('quote') || columns.has('start') ? undefined : 'quote');
}
