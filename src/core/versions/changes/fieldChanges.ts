import { type Fields, own } from '../../records/fields';
import { sameJson } from '../../records/sameJson';

/** A field that has become another; undefined where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What has changed between two versions of a record, field by field, in the order of the record. */
export function fieldChanges(before: object, after: object, except: readonly string[] = []): FieldChange[] {
  const [was, now] = [before as Fields, after as Fields];
  const fields = [...new Set([...Object.keys(now), ...Object.keys(was)])].filter(
    key => !except.includes(key),
  );
  return fields
    .map(field => ({ field, before: own(was, field), after: own(now, field) }))
    .filter(one => !sameJson(one.before, one.after));
}
