import type { Fields } from '../json/fields';
import { decided, openConflicts } from '../json/openConflicts';
import { type Result, fail, ok } from '../result';
import { fileParts, listIn } from './fileParts';
import type { FileKind } from './mergeFiles';
import type { Conflict } from './mergeRecords';

/** Which conflict of a file is meant. */
export type ConflictPlace = Pick<Conflict, 'list' | 'id' | 'field'>;

/** What merges have left open in a file, committed or not, in its order. Fails for a file that cannot be used. */
export function conflictsIn(kind: FileKind, text: string): Result<readonly Conflict[]> {
  const file = read(kind, text);
  if (!file.ok) return file;
  const of = (record: object, list?: string) =>
    openConflicts(record).map(({ field, values }): Conflict => {
      const id = (record as { readonly id?: string }).id;
      return { ...(list === undefined ? {} : { list, id }), field, base: undefined, values };
    });
  const lists = fileParts(kind).lists.flatMap(list =>
    listIn(file.value, list).flatMap(record => of(record, list)),
  );
  return ok([...of(file.value), ...lists]);
}

/**
 * The text of a file with a conflict decided.
 * @param value one of those to choose from, or another one; null or undefined to have none. Of an anchor, its fields
 */
export function decideConflict(
  kind: FileKind,
  text: string,
  place: ConflictPlace,
  value: unknown,
): Result<string> {
  const file = read(kind, text);
  if (!file.ok) return file;
  const { list, id, field } = place;
  const { stringify, units } = fileParts(kind);
  const fields = units[field] ?? [field];
  let isFound = false;
  const decide = <T extends object>(record: T): T => {
    if (!openConflicts(record).some(one => one.field === field)) return record;
    isFound = true;
    return decided(record, field, fields, value);
  };
  const after =
    list === undefined
      ? decide(file.value)
      : {
          ...file.value,
          [list]: listIn(file.value, list).map(record =>
            (record as Fields)['id'] === id ? decide(record) : record,
          ),
        };
  return isFound ? ok(stringify(after)) : fail('This conflict has been decided already.');
}

function read(kind: FileKind, text: string): Result<object> {
  const { value, writable, problems } = fileParts(kind).parse(text);
  if (value !== undefined && writable) return ok(value);
  return fail(problems.find(({ severity }) => severity === 'error')?.message ?? 'The file cannot be used.');
}
