import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import type { Scale } from '../../codebook/code';
import { FIELDS, FIELD_NAMES, type Field, SCALE_NAME } from '../../codebook/definition';
import { readScale } from '../../codebook/editScale';
import { cleanName, nameKey } from '../../codebook/codeName';
import { THEME_OR_CODE } from '../../analyses/kit/sentences';
import { type Incoming, type LooseCode, MAX_CODES, incomingOf, tooMany, unreadableScale } from './incoming';

/** A row of a table, with its number in the file from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

type Column = Field | 'name' | 'id' | 'parent' | 'path' | 'level' | 'color' | 'retired' | 'scale';

/** What columns are called, here and by other programs; the first that is there counts. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'code', 'code name', 'code system', 'theme / code', 'theme', 'node', THEME_OR_CODE], // not for the catalogue
  id: ['id', 'code id', 'guid'], // not for the catalogue
  parent: ['parent', 'parent code', 'parent name', 'parent theme'], // not for the catalogue
  path: ['path', 'code path', 'hierarchical name', 'full name'], // not for the catalogue
  level: ['level', 'depth'], // not for the catalogue
  color: ['color', 'colour'], // not for the catalogue
  retired: ['retired'], // not for the catalogue
  scale: ['scale', SCALE_NAME], // not for the catalogue
  description: ['description', 'definition', 'comment', FIELD_NAMES.description], // not for the catalogue
  include: ['include', 'inclusion criteria', 'inclusion', 'when to use', FIELD_NAMES.include], // not for the catalogue
  exclude: ['exclude', 'exclusion criteria', 'exclusion', 'when not to use', FIELD_NAMES.exclude], // not for the catalogue
  example: ['example', 'examples', 'anchor example', FIELD_NAMES.example], // not for the catalogue
  memo: ['memo', 'notes', 'note', FIELD_NAMES.memo], // not for the catalogue
};

/** Columns by level, as some programs have them: `Level 1`, `Level 2`. */
const LEVEL_HEADING = /^(?:level|code|theme) (\d)$/;

/** Words for yes in a cell. */
const NO = new Set(['', 'no', 'false', '0', 'n']);

/**
 * Reads a table with a row for each code. Where a code is in the tree is said by the id or name of its parent, by a path, by a
 * level, by columns `Level 1`, `Level 2`…, or by spaces before its name.
 */
export function readTable(header: readonly string[], rows: readonly TableRow[]): Result<Incoming> {
  if (rows.length > MAX_CODES) return fail(tooMany());
  const headings = header.map(nameKey);
  const column = (name: Column) =>
    HEADINGS[name].map(heading => headings.indexOf(nameKey(heading))).find(i => i >= 0);
  const levels = headings.flatMap((heading, i) => (LEVEL_HEADING.test(heading) ? [i] : []));
  const nameAt = column('name');
  const pathAt = column('path');
  if (nameAt === undefined && pathAt === undefined && levels.length === 0)
    return fail(
      l10n.t('No column of the file has the names of codes. Give it the heading “{0}”.', 'name'), // not for the catalogue
    );
  const cellOf = (row: TableRow, name: Column) => {
    const at = column(name);
    const cell = at === undefined ? '' : (row.cells[at] ?? '');
    return cell.trim() === '' ? undefined : cell;
  };
  const scales = readScales(rows, row => cellOf(row, 'scale'));
  if (!scales.ok) return scales;
  const table: Table = { rows, cellOf, nameAt, scales: scales.value };
  const loose = (names: readonly string[], parents: readonly (number | undefined)[]) =>
    rows.map((row, i) => looseCode(table, row, names[i]!, parents[i]));
  if (levels.length > 0 && nameAt === undefined) {
    const found = byLevelColumns(rows, levels);
    return incomingOf(loose(found.names, found.parents));
  }
  if (column('parent') !== undefined) return byParents(table, loose);
  if (pathAt !== undefined) return byPaths(table);
  if (column('level') !== undefined) {
    const names = rows.map(({ cells }) => cells[nameAt!] ?? '');
    return incomingOf(
      loose(names, parentsByDepth(rows.map(row => Number.parseInt(cellOf(row, 'level') ?? '1', 10) || 1))),
    );
  }
  const names = rows.map(({ cells }) => cells[nameAt!] ?? '');
  return incomingOf(loose(names, parentsByDepth(names.map(name => name.length - name.trimStart().length))));
}

interface Table {
  readonly rows: readonly TableRow[];
  readonly cellOf: (row: TableRow, name: Column) => string | undefined;
  readonly nameAt: number | undefined;
  readonly scales: ReadonlyMap<TableRow, Scale>;
}

/** The scales of the rows that have one. */
function readScales(
  rows: readonly TableRow[],
  cellOf: (row: TableRow) => string | undefined,
): Result<ReadonlyMap<TableRow, Scale>> {
  const scales = new Map<TableRow, Scale>();
  for (const row of rows) {
    const cell = cellOf(row);
    if (cell === undefined) continue;
    const scale = readScale(cell);
    if (!scale.ok) return fail(unreadableScale(row.line, cell, scale.error));
    scales.set(row, scale.value);
  }
  return ok(scales);
}

function looseCode(
  { cellOf, scales }: Table,
  row: TableRow,
  name: string,
  parent: number | undefined,
): LooseCode {
  const fields = FIELDS.flatMap(field => {
    const text = cellOf(row, field);
    return text === undefined ? [] : [[field, text] as const];
  });
  const isRetired = !NO.has(cellOf(row, 'retired')?.trim().toLowerCase() ?? '');
  return {
    ...Object.fromEntries(fields),
    id: cellOf(row, 'id')?.trim(),
    color: cellOf(row, 'color'),
    ...(isRetired ? { retired: true as const } : {}),
    ...(scales.has(row) ? { scale: scales.get(row) } : {}),
    name,
    parent,
    line: row.line,
  };
}

/** The nearest one before that is less deep. */
export function parentsByDepth(depths: readonly number[]): (number | undefined)[] {
  const open: number[] = [];
  return depths.map((depth, i) => {
    while (open.length > 0 && depths[open.at(-1)!]! >= depth) open.pop();
    const parent = open.at(-1);
    open.push(i);
    return parent;
  });
}

function byLevelColumns(rows: readonly TableRow[], levels: readonly number[]) {
  const deepest = rows.map(({ cells }) => levels.findLastIndex(at => (cells[at] ?? '').trim() !== ''));
  return {
    names: rows.map(({ cells }, i) => cells[levels[deepest[i]!]!] ?? ''),
    parents: parentsByDepth(deepest),
  };
}

function byParents(
  { rows, cellOf, nameAt }: Table,
  loose: (names: readonly string[], parents: readonly (number | undefined)[]) => readonly LooseCode[],
): Result<Incoming> {
  const names = rows.map(row => (nameAt === undefined ? '' : (row.cells[nameAt] ?? '')));
  const byId = new Map(rows.flatMap((row, i) => (cellOf(row, 'id') ? [[cellOf(row, 'id')!.trim(), i]] : [])));
  const byName = new Map<string, number[]>();
  names.forEach((name, i) => byName.set(nameKey(name), [...(byName.get(nameKey(name)) ?? []), i]));
  const parents: (number | undefined)[] = [];
  for (const row of rows) {
    const wanted = cellOf(row, 'parent')?.trim();
    if (wanted === undefined) {
      parents.push(undefined);
      continue;
    }
    const [named, ...others] = byName.get(nameKey(wanted)) ?? [];
    const parent = byId.get(wanted) ?? named;
    if (parent === undefined)
      return fail(l10n.t('Line {0}: no row has the code “{1}”, the parent.', row.line, wanted));
    if (!byId.has(wanted) && others.length > 0)
      return fail(l10n.t('Line {0}: several rows have the code “{1}”, the parent.', row.line, wanted));
    parents.push(parent);
  }
  return incomingOf(loose(names, parents));
}

/** Between the names of a path. */
const SEPARATOR = /\s*(?:\s\/\s|>|›|\\|::)\s*/;

/** Themes that have no row of their own are made of the paths of others. */
function byPaths(table: Table): Result<Incoming> {
  const known = new Map<string, number>();
  const codes: LooseCode[] = [];
  for (const row of table.rows) {
    const typed =
      table.cellOf(row, 'path') ?? (table.nameAt === undefined ? '' : (row.cells[table.nameAt] ?? ''));
    const path = typed.split(SEPARATOR).map(cleanName).filter(Boolean);
    let parent: number | undefined;
    for (const [depth, name] of path.entries()) {
      const key = path
        .slice(0, depth + 1)
        .map(nameKey)
        .join('\n');
      const isLast = depth === path.length - 1;
      const at = known.get(key);
      if (at === undefined) {
        known.set(key, codes.length);
        codes.push(isLast ? looseCode(table, row, name, parent) : { name, parent, line: row.line });
        if (codes.length > MAX_CODES) return fail(tooMany());
      } else if (isLast) {
        codes[at] = { ...looseCode(table, row, name, parent), line: codes[at]!.line };
      }
      parent = at ?? codes.length - 1;
    }
  }
  return incomingOf(codes);
}
