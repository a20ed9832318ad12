import type { Code, CodebookFile, MergedCode } from '../../codebook/code';
import { Codebook } from '../../codebook/codebook';
import { isMerged, recordsById } from '../../codebook/parents';
import { byUnits } from '../../base/compare';
import { nameOf } from '../../studyFile/namedRecords';
import type { Coder } from '../../studyFile/studyFile';
import { type FieldChange, fieldChanges } from './fieldChanges';

/**
 * What happened to a code. `redefined`: description, criteria, example or memo; `reordered`: another place among the same
 * siblings; `retired` and `restored`: no longer offered, and offered again; `rescaled`: other values, or whether it has any; `other`: fields that this version does not know, or that a merge has left open.
 */
export type CodeChangeKind =
  | 'added'
  | 'removed'
  | 'merged'
  | 'renamed'
  | 'moved'
  | 'redefined'
  | 'recolored'
  | 'reordered'
  | 'retired'
  | 'restored'
  | 'rescaled'
  | 'other';

export interface CodeChange {
  readonly id: string;
  /** At least one. */
  readonly kinds: readonly CodeChangeKind[];
  /** Names from the top down, before and after; empty where it is not there. Of a merged code that which it has become. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The fields that have changed; none of a code that was added or removed. */
  readonly fields: readonly FieldChange[];
  /** Of a merged code: the id of that which it has become, the name of the coder who did it, and when. */
  readonly merged?: { readonly into: string; readonly by?: string; readonly at?: string };
}

const KIND_OF: Readonly<Record<string, CodeChangeKind>> = {
  name: 'renamed',
  parent: 'moved',
  description: 'redefined',
  include: 'redefined',
  exclude: 'redefined',
  example: 'redefined',
  memo: 'redefined',
  color: 'recolored',
  rank: 'reordered',
  scale: 'rescaled',
};

/**
 * What has changed from one codebook to another, code by code, in the order of the later one; removed ones last.
 * @param coders whose names are known
 */
export function codebookChanges(
  before: CodebookFile,
  after: CodebookFile,
  coders: readonly Coder[] = [],
): CodeChange[] {
  const [old, now] = [Codebook.of(before), Codebook.of(after)];
  const [was, is] = [recordsById(before), recordsById(after)];
  const order = now.inOrder().map(({ id }) => id);
  const others = [...new Set([...is.keys(), ...was.keys()])].filter(id => !now.get(id)).sort(byUnits);
  return [...order, ...others].flatMap(id => {
    const fields = changedFields(was.get(id), is.get(id));
    const kinds = kindsOf(was.get(id), is.get(id), fields);
    const merged = kinds.includes('merged') ? { merged: mergeOf(is.get(id) as MergedCode, coders) } : {};
    const paths = { before: old.path(id), after: now.path(id) };
    return kinds.length > 0 ? [{ id, kinds, ...paths, fields, ...merged }] : [];
  });
}

function mergeOf(
  { mergedInto, by, at }: MergedCode,
  coders: readonly Coder[],
): CodeChange['merged'] & object {
  const who = by === undefined ? {} : { by: nameOf(coders.find(({ id }) => id === by) ?? { id: by }) };
  return { into: mergedInto, ...who, ...(at === undefined ? {} : { at }) };
}

function changedFields(
  before: Code | MergedCode | undefined,
  after: Code | MergedCode | undefined,
): FieldChange[] {
  return before && after && !isMerged(after) ? fieldChanges(before, after, ['id']) : [];
}

function kindsOf(
  before: Code | MergedCode | undefined,
  after: Code | MergedCode | undefined,
  fields: readonly FieldChange[],
): CodeChangeKind[] {
  if (!before) return after && !isMerged(after) ? ['added'] : after ? ['merged'] : [];
  if (!after) return ['removed'];
  if (isMerged(after)) return isMerged(before) && before.mergedInto === after.mergedInto ? [] : ['merged'];
  const kinds = [...new Set(fields.map(kindOf))];
  // with its theme its place changes, too
  return kinds.includes('moved') ? kinds.filter(kind => kind !== 'reordered') : kinds;
}

function kindOf({ field, after }: FieldChange): CodeChangeKind {
  if (field === 'retired') return after === undefined ? 'restored' : 'retired';
  return KIND_OF[field] ?? 'other';
}
