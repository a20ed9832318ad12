import type { RecordRules } from './mergeRecord';
import { type Merged, inOrder, mergeRecords } from './mergeRecords';
import type { IdRecord } from './recordChange';

type File = Readonly<Record<string, unknown>>;

/**
 * Merges the lists of a file for which there are rules: those that either version has.
 * @param base what both began with; undefined when they have nothing in common
 */
export function mergeLists(
  base: object | undefined,
  a: object,
  b: object,
  rules: Readonly<Record<string, RecordRules>>,
): Merged<Readonly<Record<string, readonly IdRecord[]>>> {
  const [was, x, y] = [base ?? {}, a, b] as [File, File, File];
  const names = Object.keys(rules).filter(list => x[list] ?? y[list]);
  const lists = names.map(list => {
    const recordsIn = (file: File) => file[list] as readonly IdRecord[] | undefined;
    const merged = mergeRecords(list, recordsIn(was), recordsIn(x) ?? [], recordsIn(y) ?? [], rules[list]!);
    return [list, merged] as const;
  });
  return {
    value: Object.fromEntries(lists.map(([list, { value }]) => [list, value])),
    conflicts: inOrder(lists.flatMap(([, { conflicts }]) => conflicts)),
    notes: inOrder(lists.flatMap(([, { notes }]) => notes)),
  };
}

/** The fields of a file that are none of these lists. */
export function restOf(file: object, lists: Readonly<Record<string, unknown>>): File {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !Object.hasOwn(lists, key)));
}
