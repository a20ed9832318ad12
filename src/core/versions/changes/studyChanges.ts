import { sameJson } from '../../records/sameJson';
import { nameOf } from '../../studyFile/namedRecords';
import type { StudyFile } from '../../studyFile/studyFile';
import { type FieldChange, fieldChanges } from './fieldChanges';

const LISTS = ['participants', 'groups', 'coders', 'reports'] as const;

/** What happened to a record of `study.json`, or to the file itself. */
export interface StudyChange {
  /** Undefined for the fields of the file itself. */
  readonly list: (typeof LISTS)[number] | undefined;
  readonly id: string | undefined;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** None of what was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** What has changed from one study file to another. */
export function studyChanges(before: StudyFile | undefined, after: StudyFile | undefined): StudyChange[] {
  if (!before || !after) {
    const one = before ?? after;
    return one
      ? [{ list: undefined, id: undefined, name: one.name, kind: after ? 'added' : 'removed', fields: [] }]
      : [];
  }
  const fields = fieldChanges(before, after, LISTS);
  const own: StudyChange[] =
    fields.length > 0 ? [{ list: undefined, id: undefined, name: after.name, kind: 'changed', fields }] : [];
  return [...own, ...LISTS.flatMap(list => recordChanges(list, before[list] ?? [], after[list] ?? []))];
}

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

function recordChanges(
  list: (typeof LISTS)[number],
  before: readonly Named[],
  after: readonly Named[],
): StudyChange[] {
  const [was, is] = [before, after].map(records => new Map(records.map(one => [one.id, one])));
  const change = (record: Named, kind: StudyChange['kind'], fields: FieldChange[] = []): StudyChange => ({
    list,
    id: record.id,
    name: nameOf(record),
    kind,
    fields,
  });
  return [
    ...after.flatMap(record => {
      const old = was!.get(record.id);
      if (!old) return [change(record, 'added')];
      return sameJson(old, record) ? [] : [change(record, 'changed', fieldChanges(old, record, ['id']))];
    }),
    ...before.filter(({ id }) => !is!.has(id)).map(record => change(record, 'removed')),
  ];
}
