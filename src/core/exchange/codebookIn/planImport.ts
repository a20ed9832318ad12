import type { Code, ScaleValue } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import { FIELDS, type Field } from '../../codebook/definition';
import { nameKey } from '../../codebook/codeName';
import { isOnScale } from '../../codebook/scales';
import { sameJson } from '../../records/sameJson';
import type { Incoming, IncomingCode } from './incoming';
import { type GroupItem, planGroups } from './planGroups';

/**
 * What the file would do to one code.
 * - `new`: the codebook does not have it
 * - `changed`: the file has another definition, colour, retirement or scale
 * - `renamed`: the codebook has its id, with another name
 * - `moved`: the codebook has its id, below another code
 * - `rescaled`: the file has another scale, on which values that codings have would not be
 * - `elsewhere`: the codebook has its name in another place only, and its id nowhere
 */
export type ItemKind = 'new' | 'changed' | 'rescaled' | 'renamed' | 'moved' | 'elsewhere';

/** These are for a person to decide: unless they say so, the codebook stays as it is there. */
export const CLASHES: readonly ItemKind[] = ['rescaled', 'renamed', 'moved', 'elsewhere'];

/** Something that the file would do, to be taken or not. */
export interface ImportItem {
  readonly kind: ItemKind;
  /** Index of the code in the file. */
  readonly index: number;
  /** The code of the codebook that it is about; undefined for a new one. */
  readonly ours: Code | undefined;
  /** Of a changed code. */
  readonly fields: readonly (Field | 'color' | 'retired' | 'scale')[];
}

/** Which values the codings with a code have, with how many segments have each. */
export type ValueUse = (code: string) => ReadonlyMap<ScaleValue, number>;

/** What a file would do to a codebook. */
export interface ImportPlan {
  readonly incoming: Incoming;
  /** In the order of the file. */
  readonly items: readonly ImportItem[];
  /** Code groups that the file has and the codebook has not, or not with all of these codes. */
  readonly groups: readonly GroupItem[];
  /** Number of codes that the codebook has already, just so. */
  readonly unchanged: number;
  /** For each code of the file, the one that it is in the codebook. */
  readonly matches: readonly (Code | undefined)[];
  readonly use: ValueUse;
}

/** Compares a file with a codebook. Nothing is changed here. */
export function planImport(codebook: Codebook, incoming: Incoming, use: ValueUse): ImportPlan {
  const matcher = new Matcher(codebook);
  // a list without a tree says nothing of places
  const isFlat = incoming.codes.every(({ parent }) => parent === undefined);
  const items: ImportItem[] = [];
  let unchanged = 0;
  incoming.codes.forEach((code, index) => {
    const match = matcher.match(code, index);
    const isInPlace = (ours: Code) => isFlat || matcher.isInPlace(code, ours);
    const own = itemsOf(code, index, match, isInPlace, use);
    if (own.length === 0) unchanged++;
    items.push(...own);
  });
  const groups = planGroups(codebook, incoming, matcher.found);
  return { incoming, items, groups, unchanged, matches: matcher.found, use };
}

/** Something that can be taken: of a code, or of a code group. */
export type PlannedItem = ImportItem | GroupItem;

/** Everything that the file would do. */
export function allItems({ items, groups }: ImportPlan): readonly PlannedItem[] {
  return [...items, ...groups];
}

/** Which items are taken unless a person says otherwise: all that is no clash. */
export function usualItems(plan: ImportPlan): readonly PlannedItem[] {
  return allItems(plan).filter(item => isOfGroup(item) || !CLASHES.includes(item.kind));
}

export function isOfGroup(item: PlannedItem): item is GroupItem {
  return item.kind === 'newGroup' || item.kind === 'fullerGroup';
}

function itemsOf(
  code: IncomingCode,
  index: number,
  { ours, isHere }: Match,
  isInPlace: (ours: Code) => boolean,
  use: ValueUse,
): ImportItem[] {
  const item = (kind: ItemKind, fields: ImportItem['fields'] = []) => ({ kind, index, ours, fields });
  if (!ours) return [item('new')];
  const isRescaled = offScale(ours, code, use).size > 0;
  const fields = changedFields(ours, code).filter(field => field !== 'scale' || !isRescaled);
  const isPlaced = isInPlace(ours);
  return [
    ...(isHere && nameKey(ours.name) !== nameKey(code.name) ? [item('renamed')] : []),
    ...(isPlaced ? [] : [item(isHere ? 'moved' : 'elsewhere')]),
    ...(fields.length > 0 ? [item('changed', fields)] : []),
    ...(isRescaled ? [item('rescaled', ['scale'])] : []),
  ];
}

/** The values of codings that would not be on the scale that the file has, with how many segments have each. */
export function offScale(
  ours: Code,
  { scale }: IncomingCode,
  use: ValueUse,
): ReadonlyMap<ScaleValue, number> {
  // values that are on neither are off it already
  const isLost = (value: ScaleValue) =>
    !isOnScale(scale!, value) && (!ours.scale || isOnScale(ours.scale, value));
  if (!scale || sameJson(scale, ours.scale)) return new Map();
  return new Map([...use(ours.id)].filter(([value]) => isLost(value)));
}

/** What the file says otherwise; what it says nothing of stays. */
export function changedFields(ours: Code, theirs: IncomingCode): ImportItem['fields'] {
  const words = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trim();
  return [
    ...FIELDS.filter(field => words(theirs[field]) !== '' && words(theirs[field]) !== words(ours[field])),
    ...(theirs.color !== undefined && theirs.color !== ours.color?.toLowerCase() ? (['color'] as const) : []),
    ...(theirs.retired && !ours.retired ? (['retired'] as const) : []),
    ...(theirs.scale && !sameJson(theirs.scale, ours.scale) ? (['scale'] as const) : []),
  ];
}

interface Match {
  readonly ours: Code | undefined;
  /** Whether its id or its place says so, and not its name alone. */
  readonly isHere: boolean;
}

/** Finds for each code of a file the one that it is in the codebook; each of ours is one of theirs at most. */
class Matcher {
  readonly found: (Code | undefined)[] = [];
  private readonly taken = new Set<string>();
  private readonly byName = new Map<string, Code[]>();

  constructor(private readonly codebook: Codebook) {
    for (const code of codebook.inOrder()) {
      const key = nameKey(code.name);
      const same = this.byName.get(key);
      if (same) same.push(code);
      else this.byName.set(key, [code]);
    }
  }

  /** By id, else by name below the same code, else by a name that is there once. */
  match(code: IncomingCode, index: number): Match {
    const byId = code.id === undefined ? undefined : this.free(this.codebook.resolve(code.id));
    const here = byId ?? this.free(this.sameNamed(code));
    const others = here ? [] : (this.byName.get(nameKey(code.name)) ?? []).filter(one => this.free(one));
    const ours = here ?? (others.length === 1 ? others[0] : undefined);
    if (ours) this.taken.add(ours.id);
    this.found[index] = ours;
    return { ours, isHere: here !== undefined };
  }

  /** Whether the code above is the same in the file and in the codebook; below one that is new, it is not. */
  isInPlace({ parent }: IncomingCode, ours: Code): boolean {
    const theirs = parent === undefined ? undefined : this.found[parent];
    return (
      (parent === undefined) === (theirs === undefined) && this.codebook.parentOf(ours.id)?.id === theirs?.id
    );
  }

  private sameNamed({ name, parent }: IncomingCode): Code | undefined {
    const above = parent === undefined ? undefined : this.found[parent];
    if (parent !== undefined && !above) return undefined;
    const parentId = above?.id;
    return this.byName
      .get(nameKey(name))
      ?.find(one => this.codebook.parentOf(one.id)?.id === parentId && this.free(one));
  }

  private free(code: Code | undefined): Code | undefined {
    return code && !this.taken.has(code.id) ? code : undefined;
  }
}
