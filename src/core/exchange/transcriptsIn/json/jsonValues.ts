/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: Json };

/** An object; no list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path; undefined where there is nothing. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (typeof key === 'number') found = Array.isArray(found) ? (found as readonly Json[])[key] : undefined;
    else found = isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

/** The objects of a list at a path; undefined where there is no list of objects. */
export function recordsAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): readonly JsonRecord[] | undefined {
  const list = at(value, ...path);
  if (!Array.isArray(list)) return undefined;
  const records = (list as readonly Json[]).filter(isRecord);
  return records.length > 0 ? records : undefined;
}

/** The first of some fields that is text or a number, as text. */
export function textIn(record: Json | undefined, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = at(record, key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}
