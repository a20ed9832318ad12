import type { ScaleValue } from '../codebook/code';
import type { Codebook } from '../codebook/codebook';
import { isOnScale } from '../codebook/scales';
import { type Fields, own } from '../records/fields';
import { CONFLICTS, decided, openConflicts, withOpenConflict } from '../records/openConflicts';
import { sameJson } from '../records/sameJson';
import type { Segment } from './segment';

/** What a code id means; a merged code is what it became. */
export type ResolveCode = (id: string) => string;

/** By id of a code, or of one that was merged into it. */
export type Values = Readonly<Record<string, ScaleValue>>;

const AS_IT_IS: ResolveCode = id => id;

/** The ids of a codebook, merged ones as what they became. */
export function resolverOf(codebook: Codebook): ResolveCode {
  return id => codebook.resolve(id)?.id ?? id;
}

/**
 * The values of a coding, each once: none, one, or several that contradict each other, because merged codes each have one
 * or because a merge of two versions left it open.
 * @param code id of a code that is not merged
 */
export function valuesOf(segment: Segment, code: string, resolve: ResolveCode): readonly ScaleValue[] {
  const { values } = segment;
  if (!values && !Object.hasOwn(segment, CONFLICTS)) return NONE;
  const open = openConflicts(segment).flatMap(conflict =>
    conflict.field === 'values' ? conflict.values : [],
  );
  const found = [values, ...(open as (Values | null)[])].flatMap(map =>
    Object.entries(map ?? {}).flatMap(([id, value]) => (resolve(id) === code ? [value] : [])),
  );
  return found.length > 1 ? [...new Set(found)] : found;
}

const NONE: readonly ScaleValue[] = [];

/** The value of a coding; undefined where it has none, or several that contradict each other. */
export function valueOf(segment: Segment, code: string, resolve: ResolveCode): ScaleValue | undefined {
  const found = valuesOf(segment, code, resolve);
  return found.length === 1 ? found[0] : undefined;
}

/** The segment with these codes: values of codes that it has no more go with them. */
export function withCodesAndValues(
  segment: Segment,
  codes: readonly string[],
  resolve: ResolveCode = AS_IT_IS,
): Segment {
  const { values } = segment;
  if (!values) return { ...segment, codes };
  const had = new Set(segment.codes.map(resolve));
  const has = new Set(codes.map(resolve));
  const isKept = (id: string) => has.has(resolve(id)) || !had.has(resolve(id));
  return withValues(
    { ...segment, codes },
    Object.entries(values).filter(([id]) => isKept(id)),
  );
}

/** The segment with the value of one of its codings, in place of what it had; undefined removes that. */
export function withValue(
  segment: Segment,
  code: string,
  value: ScaleValue | undefined,
  resolve: ResolveCode,
): Segment {
  const others = Object.entries(segment.values ?? {}).filter(([id]) => resolve(id) !== code);
  // under the id that the segment names, so that it stays with it should a merge of codes be undone
  const named = segment.codes.includes(code) ? code : segment.codes.find(id => resolve(id) === code);
  const all = value === undefined || named === undefined ? others : [...others, [named, value] as const];
  return decidedFor(withValues(segment, all), code, resolve);
}

/** What was left open about a coding's value is settled, once it is set; those of other codes may still be open. */
function decidedFor(segment: Segment, code: string, resolve: ResolveCode): Segment {
  const open = openConflicts(segment).find(({ field }) => field === 'values');
  if (!open) return segment;
  const settled = Object.entries(segment.values ?? {}).filter(([id]) => resolve(id) === code);
  const maps = open.values.map(map => {
    const others = Object.entries((map ?? {}) as Values).filter(([id]) => resolve(id) !== code);
    return Object.fromEntries([...others, ...settled]);
  });
  const { values } = segment;
  const plain = decided(segment, 'values', ['values'], values ?? null);
  if (maps.every(map => sameJson(map, maps[0]))) return plain;
  return withOpenConflict(plain as unknown as Fields, 'values', maps) as unknown as Segment;
}

/** The values of several segments in one: where two have another one for a code, both are kept for a person to choose. */
export function withJoinedValues(joined: Segment, segments: readonly Segment[]): Segment {
  const maps = segments.map(({ values }) => values).filter(values => values !== undefined);
  if (maps.length === 0) return joined;
  const all = Object.assign({}, ...[...maps].reverse()) as Values;
  const made = withValues(joined, Object.entries(all));
  const other = maps.find(map => Object.entries(map).some(([id, value]) => all[id] !== value));
  if (!other) return made;
  const open = maps.map(map => ({ ...all, ...map }));
  return withOpenConflict(made as unknown as Fields, 'values', open) as unknown as Segment;
}

/** Values of one code that cannot all be true. */
export interface Contradiction {
  /** Id of the code. */
  readonly code: string;
  readonly values: readonly ScaleValue[];
}

/** A coding of which several segments have different values, by id of its code. */
export function contradiction(
  segments: readonly Segment[],
  resolve: ResolveCode = AS_IT_IS,
): Contradiction | undefined {
  if (segments.every(({ values }) => values === undefined)) return undefined;
  for (const code of new Set(segments.flatMap(({ values }) => Object.keys(values ?? {}).map(resolve)))) {
    const values = [...new Set(segments.flatMap(segment => valuesOf(segment, code, resolve)))];
    if (values.length > 1) return { code, values };
  }
  return undefined;
}

/**
 * The segment after codes took the place of others: values of these go to those on whose scales they are. Where such a code
 * has another value already, both are kept for a person to choose.
 * @param before with the values of the codes that were replaced
 * @param replaced, by ids of codes that are not merged
 */
export function withCarriedValues(
  after: Segment,
  before: Segment,
  replaced: readonly string[],
  by: readonly string[],
  codebook: Codebook,
): Segment {
  if (!before.values) return after;
  const resolve = resolverOf(codebook);
  const gone = replaced.filter(id => !by.includes(id));
  const values = [...new Set(gone.flatMap(id => valuesOf(before, id, resolve)))];
  let carried = after;
  for (const code of by) {
    const scale = codebook.get(code)?.scale;
    for (const value of scale ? values.filter(one => isOnScale(scale, one)) : []) {
      const known = valuesOf(carried, code, resolve);
      if (known.includes(value)) continue;
      if (known.length === 0) carried = withValue(carried, code, value, resolve);
      else carried = withEither(carried, withValue(carried, code, value, resolve));
    }
  }
  return carried;
}

/** The segment with the values of another version of it to choose from. */
function withEither(segment: Segment, other: Segment): Segment {
  const both = [segment.values, other.values];
  return withOpenConflict(segment as unknown as Fields, 'values', both) as unknown as Segment;
}

/** How many values of a segment are gone after something was done to it, and not with another code either. */
export function lostValues(before: Segment, after: Segment | undefined): number {
  const left = new Set(Object.values(after?.values ?? {}));
  return Object.values(before.values ?? {}).filter(value => !left.has(value)).length;
}

function withValues(segment: Segment, entries: readonly (readonly [string, ScaleValue])[]): Segment {
  const { values: before, ...rest } = segment;
  if (entries.length === 0) return before === undefined ? segment : rest;
  return { ...rest, values: Object.fromEntries(entries) };
}

/** The values that a segment has for codes that it does not, by what they are stored under. */
export function strayValues({ codes, values }: Segment, resolve: ResolveCode): readonly string[] {
  const has = new Set(codes.map(resolve));
  return Object.keys(values ?? {}).filter(id => !has.has(resolve(id)));
}

/** A value of a record that another version may have given another one. */
export function ownValue(segment: Segment | undefined, id: string): ScaleValue | undefined {
  return own(segment?.values as Fields | undefined, id) as ScaleValue | undefined;
}
