import { canonicalJson } from './sameJson';
import { byUnits } from '../base/compare';
import { type Fields, mergeSets, own } from './fields';

/**
 * The field of a record, or of a file, that holds what a merge could not decide: by field, the values to choose from;
 * null means none. The field itself holds one of them meanwhile. So a file stays valid, nothing that anybody wrote is
 * lost, and anyone who opens the file can see what is open.
 */
export const CONFLICTS = 'conflicts';

/** Something that a person has to decide. */
export interface OpenConflict {
  readonly field: string;
  readonly values: readonly unknown[];
}

/** What is open in a record, or in a file. */
export function openConflicts(record: object): readonly OpenConflict[] {
  const open = own(record as Fields, CONFLICTS);
  return isOpen(open) ? Object.entries(open).map(([field, values]) => ({ field, values })) : [];
}

/** The record with values to choose from for a field, beside those that were open already. */
export function withOpenConflict(record: Fields, field: string, values: readonly unknown[]): Fields {
  const before = own(record, CONFLICTS);
  const open = isOpen(before) ? before : {};
  const known = own(open, field) as readonly unknown[] | undefined;
  const all = mergeSets([], known ?? [], values.map(orNull));
  return { ...record, [CONFLICTS]: inOrder({ ...open, [field]: sortedValues(all) }) };
}

/**
 * The record with a conflict decided.
 * @param fields that belong to what is decided: of an anchor several, else the field alone
 * @param value one of the values, or another one; null to have none
 */
export function decided<T extends object>(
  record: T,
  field: string,
  fields: readonly string[],
  value: unknown,
): T {
  const { [CONFLICTS]: before, ...rest } = record as Fields;
  const others = isOpen(before) ? Object.entries(before).filter(([name]) => name !== field) : [];
  const chosen = fields.length > 1 ? Object.entries((value ?? {}) as Fields) : [[fields[0]!, value] as const];
  const kept = Object.entries(rest).filter(([key]) => !fields.includes(key));
  const entries = [...kept, ...chosen.filter(([, one]) => one !== null && one !== undefined)];
  const open = others.length > 0 ? [[CONFLICTS, Object.fromEntries(others)] as const] : [];
  return Object.fromEntries([...entries, ...open]) as T;
}

/** What is still open after a merge: what one side has decided is decided. */
export function mergeOpenConflicts(base: unknown, a: unknown, b: unknown): Fields | undefined {
  const [was, left, right] = [base, a, b].map(open => (isOpen(open) ? open : {})) as [Open, Open, Open];
  const fields = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(byUnits);
  const open = fields.flatMap(field => {
    const [x, y, z] = [was, left, right].map(one => (own(one, field) ?? []) as readonly unknown[]);
    const values = mergeSets(x!, y!, z!);
    return values.length > 1 ? [[field, sortedValues(values)] as const] : [];
  });
  return open.length > 0 ? Object.fromEntries(open) : undefined;
}

type Open = Readonly<Record<string, readonly unknown[]>>;

function isOpen(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}

function orNull(value: unknown): unknown {
  return value === undefined ? null : value;
}

function sortedValues(values: readonly unknown[]): unknown[] {
  return [...values].sort((a, b) => byUnits(canonicalJson(a), canonicalJson(b)));
}

function inOrder(open: Open): Open {
  return Object.fromEntries(Object.entries(open).sort(([a], [b]) => byUnits(a, b)));
}
