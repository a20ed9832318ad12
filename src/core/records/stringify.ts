import { byUnits } from '../base/compare';

/** In which order a kind of file is written. */
export interface Layout {
  /** Keys of the file. */
  readonly fields: readonly string[];
  /** Lists of records: the keys of a record. Records are sorted by id. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Objects that name records: the keys of a record. Sorted by name. */
  readonly maps?: Readonly<Record<string, readonly string[]>>;
}

/**
 * A file as it is on disk: LF, a final newline, a key to a line, a record to a line. Known keys come in a fixed
 * order, unknown ones after them in the order found; undefined is left out. Equal content gives equal bytes.
 */
export function stringifyRecords(file: object, layout: Layout): string {
  const lines = orderedEntries(file, layout.fields).map(([key, value]) => topLevelField(key, value, layout));
  return escapeSeparators(`{\n${lines.join(',\n')}\n}\n`);
}

export function topLevelField(key: string, value: unknown, layout: Layout): string {
  return `${JSON.stringify(key)}: ${topLevelValue(key, value, layout)}`;
}

/** Line and paragraph separators, which editors take for line ends; they occur in strings only. */
export function escapeSeparators(json: string): string {
  return json.replace(/[\u2028\u2029]/g, unit => (unit === '\u2028' ? '\\u2028' : '\\u2029'));
}

function topLevelValue(key: string, value: unknown, { lists, maps }: Layout): string {
  if (Array.isArray(value)) {
    const keys = Object.hasOwn(lists, key) ? lists[key] : undefined;
    return keys ? recordList([...value].sort(byId), keys) : unsortedList(value);
  }
  if (maps && Object.hasOwn(maps, key))
    return recordMap(value as Readonly<Record<string, object>>, maps[key]!);
  return JSON.stringify(value);
}

function recordList(records: readonly object[], keys: readonly string[]): string {
  return records.length === 0
    ? '[]'
    : `[\n${records.map(record => compactRecord(record, keys)).join(',\n')}\n]`;
}

/** A list that this version does not know, or one of plain values: its order may mean something. */
function unsortedList(values: readonly unknown[]): string {
  return hasRecords(values)
    ? `[\n${values.map(value => JSON.stringify(value)).join(',\n')}\n]`
    : `[${values.map(value => JSON.stringify(value)).join(', ')}]`;
}

export function hasRecords(values: readonly unknown[]): boolean {
  return values.some(value => typeof value === 'object' && value !== null);
}

function recordMap(records: Readonly<Record<string, object>>, keys: readonly string[]): string {
  const names = Object.keys(records).sort(byUnits);
  return `{${names.map(name => `${JSON.stringify(name)}:${compactRecord(records[name]!, keys)}`).join(',')}}`;
}

export function compactRecord(record: object, keys: readonly string[]): string {
  if (isOrdered(record, keys)) return JSON.stringify(record);
  return `{${orderedEntries(record, keys)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',')}}`;
}

/** Whether a record is as it should be written already: most are. */
function isOrdered(record: object, keys: readonly string[]): boolean {
  let next = 0;
  for (const key in record) {
    while (next < keys.length && keys[next] !== key) next++;
    if (next === keys.length) return false;
  }
  return true;
}

export function orderedEntries(object: object, keys: readonly string[]): [string, unknown][] {
  const values = object as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(values).filter(key => !keys.includes(key));
  const present = keys.filter(key => Object.hasOwn(values, key));
  return [...present, ...unknown]
    .map(key => [key, values[key]] as [string, unknown])
    .filter(([, value]) => value !== undefined);
}

export interface HasId {
  readonly id: string;
}

function byId(a: HasId, b: HasId): number {
  return byUnits(a.id, b.id);
}
