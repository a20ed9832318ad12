import * as l10n from '@vscode/l10n';
import { sameJson } from '../../records/sameJson';
import { changedRange, isIdentical } from '../../base/changedRange';
import { byUnits } from '../../base/compare';
import { type Result, fail, ok } from '../../base/result';

/** A record of a file: a segment, a code. */
export interface IdRecord {
  readonly id: string;
}

/** What became of one record; undefined where there was none, or is none any more. */
export interface Replaced<R extends object> {
  readonly before: R | undefined;
  readonly after: R | undefined;
}

/** How a kind of file is taken apart. */
export interface RecordParts {
  /** The list that holds the records. */
  readonly list: string;
  /** Fields of a record that only mean something together. */
  readonly units: readonly (readonly string[])[];
  /** Maps that only ever grow: what records refer to. */
  readonly maps: readonly string[];
  /** Other lists of records, which a file may lack. */
  readonly others?: readonly string[];
}

/** What one write did to a file of records: enough to undo it in a file that has changed since. */
export interface RecordChange<R extends IdRecord> {
  readonly records: readonly Replaced<R>[];
  /** The same of its other lists of records, by their names. */
  readonly others: Readonly<Record<string, readonly Replaced<IdRecord>[]>>;
  /** The fields of the file beside its records. */
  readonly rest: Replaced<File>;
  /** What records before or after the change may refer to. */
  readonly maps: Readonly<Record<string, File>>;
}

type File = Readonly<Record<string, unknown>>;

/** The change from one state of a file to another. */
export function recordChange<R extends IdRecord>(
  before: object,
  after: object,
  parts: RecordParts,
): RecordChange<R> {
  const { list, others = [] } = parts;
  return {
    records: replacedRecords<R>(before, after, list),
    others: Object.fromEntries(others.map(name => [name, replacedRecords(before, after, name)])),
    rest: { before: restOf(before, parts), after: restOf(after, parts) },
    maps: Object.fromEntries(
      parts.maps.map(name => [name, { ...mapOf(before, name), ...mapOf(after, name) }]),
    ),
  };
}

/**
 * The same change in less room, for a file that has it for a while: of a record whose fields have other values, these alone.
 * {@link applyChange} does the same with it.
 */
export function condensed<R extends IdRecord>(
  change: RecordChange<R>,
  units: RecordParts['units'],
): RecordChange<R> {
  const records = change.records.map(one => condensedRecord(one, units));
  const { before, after } = change.rest;
  const rest = sameJson(before, after) ? { before: {}, after: {} } : change.rest;
  return { ...change, records, rest };
}

/** Whole where fields came or went: in which order they are on disk would not be known any more. */
function condensedRecord<R extends IdRecord>(
  { before, after }: Replaced<R>,
  units: RecordParts['units'],
): Replaced<R> {
  const keys = before && after ? Object.keys(before) : [];
  const isSameKind = after && sameJson(keys, Object.keys(after));
  const [was, is] = [before, after] as unknown as [File, File];
  const changed = keys.filter(key => isSameKind && !sameJson(was[key], is[key]));
  if (!isSameKind || changed.some(key => units.some(unit => unit.includes(key)))) return { before, after };
  const only = (record: File) => Object.fromEntries(['id', ...changed].map(key => [key, record[key]]));
  return { before: only(was) as unknown as R, after: only(is) as unknown as R };
}

function replacedRecords<R extends IdRecord>(before: object, after: object, list: string): Replaced<R>[] {
  const [was, is] = [listOf<R>(before, list), listOf<R>(after, list)];
  const { from, endOfA, endOfB } = changedRange(was, is, isIdentical);
  const old = mapOfIds(was.slice(from, endOfA));
  const now = mapOfIds(is.slice(from, endOfB));
  const ids = [...old.keys(), ...[...now.keys()].filter(id => !old.has(id))];
  return ids
    .map(id => ({ before: old.get(id), after: now.get(id) }))
    .filter(one => !sameJson(one.before, one.after));
}

/** The same change the other way round. */
export function reversed<R extends IdRecord>(change: RecordChange<R>): RecordChange<R> {
  const { records, others, rest, maps } = change;
  const turn = <T extends object>(one: Replaced<T>) => ({ before: one.after, after: one.before });
  const turned = Object.entries(others).map(([name, all]) => [name, all.map(turn)] as const);
  return { records: records.map(turn), others: Object.fromEntries(turned), rest: turn(rest), maps };
}

/** Two changes of one file, the second made after the first, as one. */
export function composed<R extends IdRecord>(
  first: RecordChange<R>,
  second: RecordChange<R>,
): RecordChange<R> {
  const names = [...new Set([first, second].flatMap(({ others }) => Object.keys(others)))];
  return {
    records: composedRecords(first.records, second.records),
    others: Object.fromEntries(
      names.map(name => [name, composedRecords(first.others[name] ?? [], second.others[name] ?? [])]),
    ),
    rest: { before: first.rest.before, after: second.rest.after },
    maps: Object.fromEntries(
      Object.keys(first.maps).map(name => [name, { ...first.maps[name], ...second.maps[name] }]),
    ),
  };
}

function composedRecords<R extends IdRecord>(
  first: readonly Replaced<R>[],
  second: readonly Replaced<R>[],
): readonly Replaced<R>[] {
  const byId = new Map(first.map(one => [(one.before ?? one.after)!.id, one]));
  for (const { before, after } of second) {
    const { id } = (before ?? after)!;
    const earlier = byId.get(id);
    byId.set(id, { before: earlier ? earlier.before : before, after });
  }
  return [...byId.values()].filter(one => !sameJson(one.before, one.after));
}

/**
 * Makes a change in a file that may have changed otherwise since: what others did to other records, or to other fields
 * of the same record, stays. Gives the file itself where nothing is to be done.
 * @param isLenient whether records of which the same part has become something else in the meantime are left as they are
 * @returns else a failure that names the first of them
 */
export function applyChange<T extends object, R extends IdRecord>(
  file: T,
  change: RecordChange<R>,
  parts: RecordParts,
  isLenient = false,
): Result<T> {
  const lists = Object.entries({ [parts.list]: change.records, ...change.others });
  const changed: [string, readonly IdRecord[]][] = [];
  for (const [name, replaced] of lists) {
    const list = applyToList<IdRecord>(byId(file, name), replaced, parts.units, isLenient);
    if (!list.ok) return list;
    if (list.value) changed.push([name, list.value]);
  }
  const current = restOf(file, parts);
  const rest = applyToRecord(current, change.rest, []) ?? (isLenient ? { value: current } : undefined);
  if (!rest) return fail(l10n.t('The file has been changed since.'));
  if (changed.length === 0 && sameJson(rest.value, current)) return ok(file);
  const maps = parts.maps.map(name => [name, { ...change.maps[name], ...mapOf(file, name) }]);
  const kept = [parts.list, ...(parts.others ?? [])].flatMap(name =>
    (file as File)[name] === undefined ? [] : [[name, (file as File)[name]] as const],
  );
  return ok({
    ...rest.value,
    ...Object.fromEntries(maps),
    ...Object.fromEntries(kept),
    ...Object.fromEntries(changed),
  } as T);
}

/** The list sorted by id; undefined where nothing is to be done. */
function applyToList<R extends IdRecord>(
  records: Map<string, R>,
  change: readonly Replaced<R>[],
  units: RecordParts['units'],
  isLenient: boolean,
): Result<readonly R[] | undefined> {
  let isSame = true;
  for (const replaced of change) {
    const { id } = (replaced.before ?? replaced.after)!;
    const current = records.get(id);
    const wanted = applyToRecord(current, replaced, units);
    if (!wanted && isLenient) continue;
    if (!wanted) return fail(l10n.t('“{0}” has been changed since.', id));
    if (sameJson(current, wanted.value)) continue;
    isSame = false;
    if (wanted.value) records.set(id, wanted.value);
    else records.delete(id);
  }
  return ok(isSame ? undefined : [...records.values()].sort((a, b) => byUnits(a.id, b.id)));
}

/** Undefined where the same part has become something else. */
function applyToRecord<R extends object>(
  current: R | undefined,
  { before, after }: Replaced<R>,
  units: readonly (readonly string[])[],
): { readonly value: R | undefined } | undefined {
  if (sameJson(current, after)) return { value: current };
  if (sameJson(current, before)) return { value: after };
  if (!current || !before || !after) return undefined;
  const merged = { ...current } as Record<string, unknown>;
  for (const unit of unitsOf([current, before, after], units)) {
    const old = part(before, unit);
    const wanted = part(after, unit);
    const now = part(current, unit);
    if (sameJson(old, wanted) || sameJson(now, wanted)) continue;
    if (!sameJson(now, old)) return undefined;
    for (const key of unit) {
      if (wanted[key] === undefined) delete merged[key];
      else merged[key] = wanted[key];
    }
  }
  return { value: merged as unknown as R };
}

/** Every key of the records once: in the unit that it belongs to, else alone. */
function unitsOf(records: readonly object[], units: readonly (readonly string[])[]): (readonly string[])[] {
  const grouped = new Set(units.flat());
  const keys = new Set(records.flatMap(record => Object.keys(record)));
  return [...units, ...[...keys].filter(key => !grouped.has(key)).map(key => [key])];
}

function part(record: object, unit: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(unit.map(key => [key, (record as File)[key]]));
}

function byId<R extends IdRecord>(file: object, list: string): Map<string, R> {
  return mapOfIds(listOf<R>(file, list));
}

function listOf<R extends IdRecord>(file: object, list: string): readonly R[] {
  return ((file as File)[list] ?? []) as readonly R[];
}

function mapOfIds<R extends IdRecord>(records: readonly R[]): Map<string, R> {
  return new Map(records.map(record => [record.id, record]));
}

/** What a file says beside its records and what they refer to. */
function restOf(file: object, { list, others = [], maps }: RecordParts): File {
  const apart = new Set([list, ...others, ...maps]);
  return Object.fromEntries(Object.entries(file).filter(([key]) => !apart.has(key)));
}

function mapOf(file: object, name: string): File {
  return ((file as File)[name] ?? {}) as File;
}
