import { canonicalJson, sameJson } from '../../records/sameJson';
import { byUnits } from '../../base/compare';
import { type Fields, firstOf, mergeSets, own } from '../../records/fields';
import { CONFLICTS, mergeOpenConflicts, withOpenConflict } from '../../records/openConflicts';

/** How the fields of a record merge where both sides have changed them. What is not named here is one value as a whole. */
export interface RecordRules {
  /** Fields that only mean something together, by the name of the whole. */
  readonly units?: Readonly<Record<string, readonly string[]>>;
  /** Lists whose order means nothing: additions and removals of both sides hold. */
  readonly sets?: readonly string[];
  /** Sets that may not become empty, unless one side has emptied them. */
  readonly nonEmpty?: readonly string[];
  /** Objects that merge key by key. */
  readonly maps?: readonly string[];
  /** Objects whose fields merge by rules of their own. */
  readonly nested?: Readonly<Record<string, RecordRules>>;
  /** Fields whose value no one would want to choose: the lesser one holds. */
  readonly quiet?: readonly string[];
  /** Settles a unit or a field before it becomes a clash; undefined where it cannot. */
  readonly settle?: (field: string, base: unknown, a: unknown, b: unknown) => { value: unknown } | undefined;
}

/** A field that both sides have changed, each to something else. Undefined for a field that is not there. */
export interface Clash {
  readonly field: string;
  readonly base: unknown;
  /** What each side wants, in the order of their characters: it does not say whose is whose. */
  readonly values: readonly [unknown, unknown];
}

export interface MergedRecord {
  readonly value: Fields;
  readonly clashes: readonly Clash[];
}

/**
 * Merges two versions of a record. Where both have changed a field to something else, the value that comes last in the
 * order of its characters holds, and both are written down in the record's `conflicts`, for a person to choose. Equal
 * whichever side comes first.
 * @param base what both began with; undefined when it is not known
 */
export function mergeRecord(
  base: Fields | undefined,
  a: Fields,
  b: Fields,
  rules: RecordRules,
): MergedRecord {
  if (sameJson(a, b)) return { value: firstOf(a, b), clashes: [] };
  if (base && sameJson(a, base)) return { value: b, clashes: [] };
  if (base && sameJson(b, base)) return { value: a, clashes: [] };

  const from = base ?? {};
  const merged = new Map<string, unknown>();
  const clashes: Clash[] = [];
  for (const { name, keys } of partsOf([from, a, b], rules)) {
    const [was, left, right] = [from, a, b].map(record => partOf(record, keys)) as [
      unknown,
      unknown,
      unknown,
    ];
    const { value, values } = mergePart(name, was, left, right, rules);
    if (values) clashes.push({ field: name, base: was, values });
    for (const key of keys) merged.set(key, keys.length === 1 ? value : own(value as Fields, key));
  }
  const open = mergeOpenConflicts(own(from, CONFLICTS), own(a, CONFLICTS), own(b, CONFLICTS));
  const plain = fieldsIn(order([from, a, b]), merged);
  return {
    value: clashes.reduce((record, { field, values }) => withOpenConflict(record, field, values), {
      ...plain,
      ...(open ? { [CONFLICTS]: open } : {}),
    } as Fields),
    clashes,
  };
}

interface Part {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Every key of the records once: in the unit that it belongs to, else alone. */
function partsOf(records: readonly Fields[], { units = {} }: RecordRules): Part[] {
  const grouped = new Set(Object.values(units).flat());
  const single = order(records).filter(key => !grouped.has(key) && key !== CONFLICTS);
  return [
    ...Object.entries(units).map(([name, keys]) => ({ name, keys })),
    ...single.map(key => ({ name: key, keys: [key] })),
  ];
}

/** The keys of the first record in its order, then all others in order. */
function order([first, ...others]: readonly Fields[]): string[] {
  const known = Object.keys(first!);
  const more = new Set(others.flatMap(record => Object.keys(record)).filter(key => !known.includes(key)));
  return [...known, ...[...more].sort(byUnits)];
}

function fieldsIn(keys: readonly string[], values: ReadonlyMap<string, unknown>): Fields {
  return Object.fromEntries(
    keys.map(key => [key, values.get(key)] as const).filter(([, value]) => value !== undefined),
  );
}

/** A field, or the fields of a unit together; undefined when the record has none of them. */
function partOf(record: Fields, keys: readonly string[]): unknown {
  if (keys.length === 1) return own(record, keys[0]!);
  const entries = keys
    .map(key => [key, own(record, key)] as const)
    .filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

interface MergedPart {
  readonly value: unknown;
  /** What a person has to choose from. */
  readonly values?: readonly [unknown, unknown];
}

function mergePart(field: string, base: unknown, a: unknown, b: unknown, rules: RecordRules): MergedPart {
  if (sameJson(a, b)) return { value: firstOf(a, b) };
  if (sameJson(a, base)) return { value: b };
  if (sameJson(b, base)) return { value: a };
  if (rules.quiet?.includes(field)) return { value: sorted(a, b).find(value => value !== undefined) };
  if (rules.sets?.includes(field) && isAll(Array.isArray, base, a, b)) {
    const [was, left, right] = [base, a, b].map(list => (list ?? []) as unknown[]);
    const value = mergeSets(was!, left!, right!);
    const mayBe = !rules.nonEmpty?.includes(field) || left!.length === 0 || right!.length === 0;
    if (value.length > 0 || mayBe) return { value: unlessGone(value, a, b) };
    return { value: mergeSets([], left!, right!), values: sorted(a, b) };
  }
  const inner = rules.maps?.includes(field) ? {} : rules.nested?.[field];
  if (inner && isAll(isObject, base, a, b)) {
    const merged = mergeMaps(base as Fields | undefined, (a ?? {}) as Fields, (b ?? {}) as Fields, inner);
    return { ...merged, value: unlessGone(merged.value as Fields, a, b) };
  }
  const settled = rules.settle?.(field, base, a, b);
  if (settled) return settled;
  const values = sorted(a, b);
  return { value: values[1], values };
}

/** Where keys clash, the values to choose from are whole maps, one with what each side wants of these. */
function mergeMaps(base: Fields | undefined, a: Fields, b: Fields, rules: RecordRules): MergedPart {
  const { value, clashes } = mergeRecord(base, a, b, rules);
  if (clashes.length === 0) return { value };
  const { [CONFLICTS]: _, ...plain } = value;
  const keys = clashes.map(({ field }) => field);
  const withKeysOf = (side: Fields) =>
    fieldsIn(
      order([plain, side]),
      new Map([...Object.entries(plain), ...keys.map(key => [key, own(side, key)] as const)]),
    );
  const values = sorted(withKeysOf(a), withKeysOf(b));
  return { value: values[1], values };
}

/** In the order of their characters; what is not there comes first. */
function sorted(a: unknown, b: unknown): readonly [unknown, unknown] {
  return byUnits(canonicalJson(a), canonicalJson(b)) <= 0 ? [a, b] : [b, a];
}

/** Whether all that is there is of a kind. */
function isAll(is: (value: unknown) => boolean, ...values: readonly unknown[]): boolean {
  return values.every(value => value === undefined || is(value));
}

/** Nothing where nothing is left, and a side has removed the field. */
function unlessGone(value: object, a: unknown, b: unknown): unknown {
  return Object.keys(value).length === 0 && (a === undefined || b === undefined) ? undefined : value;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
