import { sameJson } from '../../records/sameJson';
import { byUnits } from '../../base/compare';
import type { Fields } from '../../records/fields';
import { type RecordRules, mergeRecord } from './mergeRecord';
import type { IdRecord } from './recordChange';

/** Something that both sides want differently, for a person to decide. */
export interface Conflict {
  /** `segments`, `codes`, `participants`, …; undefined for a field of the file itself. */
  readonly list?: string | undefined;
  /** Of the record; undefined for a field of the file itself. */
  readonly id?: string | undefined;
  /** The field, or `anchor` for all that anchors a segment in the text. */
  readonly field: string;
  /** What both began with; undefined where that is not known or was nothing. */
  readonly base: unknown;
  /** The values to choose from; undefined for none. They do not say whose is whose. */
  readonly values: readonly unknown[];
}

/**
 * Something that a person may want to know of a merge that needed no decision.
 * - `kept`: one side has deleted the record, the other has changed it: it stays
 * - `needed`: one side has deleted the code, the other has come to use it: it stays
 * - `unified`: both sides have coded the same words: one segment, with the codes of both
 * - `renamed`: both sides had a segment of this id that has nothing to do with the other's: one got a new id
 * - `rejoined`: each side has merged one code into the other: they are one, under this id
 * - `merged-away`: one side has merged the code into another one, the other has changed it: it is merged, its fields stay
 * - `same-name`: the theme has two codes of this name now; perhaps they are to be merged
 */
export interface MergeNote {
  readonly kind: 'kept' | 'needed' | 'unified' | 'renamed' | 'rejoined' | 'merged-away' | 'same-name';
  readonly list: string;
  readonly id: string;
  /** Another record that it is about. */
  readonly other?: string;
}

/** What came of a merge: all that merges by itself, and what a person should see. */
export interface Merged<T> {
  readonly value: T;
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly MergeNote[];
}

type Pair<R> = { readonly id: string; readonly base: R | undefined; readonly a: R; readonly b: R };

/** What is done where both sides have a record of one id; undefined to merge them by the rules. */
export type OnPair<R> = (
  pair: Pair<R>,
) => { readonly records: readonly R[]; readonly notes: readonly MergeNote[] } | undefined;

/**
 * Merges two versions of a list of records, by id. What one side has deleted and the other has not touched is deleted; what
 * the other has changed is kept. The result is sorted by id and does not depend on which side comes first.
 */
export function mergeRecords<R extends IdRecord>(
  list: string,
  base: readonly R[] | undefined,
  a: readonly R[],
  b: readonly R[],
  rules: RecordRules,
  onPair: OnPair<R> = () => undefined,
): Merged<readonly R[]> {
  const [old, left, right] = [base ?? [], a, b].map(byId) as [Map<string, R>, Map<string, R>, Map<string, R>];
  const records: R[] = [];
  const conflicts: Conflict[] = [];
  const notes: MergeNote[] = [];
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const [was, x, y] = [old.get(id), left.get(id), right.get(id)];
    if (x && y) {
      const special = onPair({ id, base: was, a: x, b: y });
      if (special) {
        records.push(...special.records);
        notes.push(...special.notes);
        continue;
      }
      const { value, clashes } = mergeRecord(
        was as Fields | undefined,
        x as unknown as Fields,
        y as unknown as Fields,
        rules,
      );
      records.push(value as unknown as R);
      conflicts.push(...clashes.map(clash => ({ list, id, ...clash })));
    } else if (!was) {
      records.push((x ?? y)!);
    } else if (!sameJson(was, x ?? y)) {
      records.push((x ?? y)!);
      notes.push({ kind: 'kept', list, id });
    }
  }
  return { value: records.sort((one, other) => byUnits(one.id, other.id)), conflicts, notes };
}

interface Placed {
  readonly list?: string | undefined;
  readonly id?: string | undefined;
}

/** Conflicts and notes in one order, whichever side came first. */
export function inOrder<T extends Placed>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => byUnits(a.list ?? '', b.list ?? '') || byUnits(a.id ?? '', b.id ?? ''));
}

function byId<R extends IdRecord>(records: readonly R[]): Map<string, R> {
  return new Map(records.map(record => [record.id, record]));
}
