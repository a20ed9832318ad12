import { type Fields, own } from '../../records/fields';
import { decided, openConflicts } from '../../records/openConflicts';
import { sameJson } from '../../records/sameJson';
import { type FileParts, fileParts, listIn } from './fileParts';
import type { FileKind } from './mergeFiles';

/** A file after an edit, without the open conflicts of fields that the edit has changed: who writes a field has decided it. */
export function decidedByEdit<T extends object>(kind: FileKind, before: T, after: T): T {
  const { lists, units } = fileParts(kind);
  let result = settled(before, after, units);
  for (const list of lists) {
    const open = new Map(
      listIn(before, list).flatMap(one => (openConflicts(one).length > 0 ? [[one.id, one] as const] : [])),
    );
    if (open.size === 0) continue;
    const records = listIn(after, list).map(one => settled(open.get(one.id) ?? {}, one, units));
    result = { ...result, [list]: records };
  }
  return result;
}

function settled<R extends object>(before: object, after: R, units: FileParts['units']): R {
  const [was, is] = [before, after] as [Fields, Fields];
  return openConflicts(before)
    .map(({ field }) => ({ field, fields: units[field] ?? [field] }))
    .filter(({ fields }) => fields.some(key => !sameJson(own(was, key), own(is, key))))
    .reduce((record, { field, fields }) => decided(record, field, fields, valueOf(is, fields)), after);
}

function valueOf(record: Fields, fields: readonly string[]): unknown {
  return fields.length === 1
    ? own(record, fields[0]!)
    : Object.fromEntries(fields.map(key => [key, own(record, key)]));
}
