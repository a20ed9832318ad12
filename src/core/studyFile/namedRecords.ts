import { byUnits } from '../base/compare';

// What participants and groups have in common: records with an id and a name that the study keeps sorted.

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** What people read: the name, or the id where there is none. */
export function nameOf({ id, name }: Named): string {
  return name?.trim() ? name : id;
}

/** The record with some fields changed; undefined ones are left out, fields that no version knows stay. */
export function withFields<T extends object>(record: T, fields: Partial<T>): T {
  const entries = Object.entries({ ...record, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** The list with records inserted by their id, sorted as it is on disk. */
export function withRecords<T extends Named>(list: readonly T[], records: readonly T[]): T[] {
  const byId = new Map(list.map(record => [record.id, record]));
  for (const record of records) byId.set(record.id, record);
  return [...byId.values()].sort((a, b) => byUnits(a.id, b.id));
}
