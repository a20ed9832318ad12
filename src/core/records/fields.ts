import { canonicalJson } from './sameJson';
import { byUnits } from '../base/compare';

/** A record or a file, field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field of a record itself, not of what objects inherit. */
export function own(record: Fields | undefined, key: string): unknown {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Of two values that are the same the one to take, in either order of the two: keys may be in another order. */
export function firstOf<T>(a: T, b: T): T {
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

/** What is left of the base in both, in its order, then what either has added, in the order of its characters. */
export function mergeSets(base: readonly unknown[], a: readonly unknown[], b: readonly unknown[]): unknown[] {
  const [old, left, right] = [keyed(base), keyed(a), keyed(b)];
  const kept = [...old].filter(([key]) => left.has(key) && right.has(key));
  const added = [...new Map([...left, ...right])].filter(([key]) => !old.has(key));
  return [...kept, ...added.sort(([x], [y]) => byUnits(x, y))].map(([, value]) => value);
}

function keyed(list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map(value => [canonicalJson(value), value]));
}
