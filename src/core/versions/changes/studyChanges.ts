import type { CodebookFile } from '../../codebook/code';
import { type Fields, own } from '../../records/fields';
import { sameJson } from '../../records/sameJson';
import { nameOf } from '../../studyFile/namedRecords';
import type { StudyFile } from '../../studyFile/studyFile';
import { type FieldChange, fieldChanges } from './fieldChanges';

/** The lists of records of each file. Those of codes are compared code by code. */
const LISTS = {
  'study.json': ['participants', 'groups', 'coders', 'reports', 'sources'],
  'codebook.json': ['groups', 'queries', 'rules'],
  'summaries.json': ['summaries'],
} as const;

/** A file of records, beside those of coders. */
export type StudyFileName = keyof typeof LISTS;

/** What happened to a record of `study.json`, `codebook.json` or `summaries.json`, or to `study.json` itself. */
export interface StudyChange {
  readonly file: StudyFileName;
  /** Undefined for the fields of the file itself. */
  readonly list: (typeof LISTS)[StudyFileName][number] | undefined;
  readonly id: string | undefined;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** None of what was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** What has changed from one study file to another. */
export function studyChanges(before: StudyFile | undefined, after: StudyFile | undefined): StudyChange[] {
  const whole = { file: 'study.json', list: undefined, id: undefined } as const;
  if (!before || !after) {
    const one = before ?? after;
    return one ? [{ ...whole, name: one.name, kind: after ? 'added' : 'removed', fields: [] }] : [];
  }
  const fields = fieldChanges(before, after, LISTS['study.json']);
  const ofFile: StudyChange[] =
    fields.length > 0 ? [{ ...whole, name: after.name, kind: 'changed', fields }] : [];
  return [...ofFile, ...listChanges('study.json', before, after)];
}

/** What has changed from one codebook to another beside its codes: groups, queries and rules. */
export function codebookListChanges(before: CodebookFile, after: CodebookFile): StudyChange[] {
  return listChanges('codebook.json', before, after);
}

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
  /** Of a source, which has no name. */
  readonly transcript?: string | undefined;
}

function listChanges(file: StudyFileName, before: object, after: object): StudyChange[] {
  return LISTS[file].flatMap(list => {
    const [was, is] = [before, after].map(one => (own(one as Fields, list) ?? []) as readonly Named[]);
    return recordChanges({ file, list }, was!, is!);
  });
}

/** What has changed in a list of records. */
export function recordChanges(
  place: Pick<StudyChange, 'file' | 'list'>,
  before: readonly Named[],
  after: readonly Named[],
): StudyChange[] {
  const [was, is] = [before, after].map(records => new Map(records.map(one => [one.id, one])));
  const change = (record: Named, kind: StudyChange['kind'], fields: FieldChange[] = []): StudyChange => ({
    ...place,
    id: record.id,
    name: nameOf({ id: record.transcript ?? record.id, name: record.name }),
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
