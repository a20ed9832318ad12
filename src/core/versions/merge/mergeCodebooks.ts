import type { Code, CodebookFile, MergedCode } from '../../codebook/code';
import { Codebook } from '../../codebook/codebook';
import { nameKey } from '../../codebook/codeName';
import { findParents, isMerged, recordsById } from '../../codebook/parents';
import { sameJson } from '../../records/sameJson';
import { openConflicts } from '../../records/openConflicts';
import { byUnits } from '../../base/compare';
import { circleOf, untangled } from './circles';
import { type Fields, own } from '../../records/fields';
import { mergeLists, restOf } from './mergeLists';
import { type RecordRules, mergeRecord } from './mergeRecord';
import {
  type Conflict,
  type MergeNote,
  type Merged,
  type OnPair,
  inOrder,
  mergeRecords,
} from './mergeRecords';

type AnyCode = Code | MergedCode;

const LIST = 'codes';

/**
 * A place among siblings is nothing to choose from: equal ranks are in order of name and id. Who has merged a code follows what
 * it was merged into.
 */
const RULES: RecordRules = { quiet: ['rank', 'by', 'at'] };

/** The other lists of records, and how each kind merges. What one adds to a group stays beside what another adds. */
const OTHERS = {
  groups: { sets: ['codes'] },
  queries: {},
  rules: { sets: ['codes'], nonEmpty: ['codes'], maps: ['options'] },
} as const satisfies Readonly<Record<string, RecordRules>>;

const LISTS = { [LIST]: RULES, ...OTHERS };

/** Two versions of a codebook, and what they began with, by id. */
interface Sides {
  readonly base: ReadonlyMap<string, AnyCode>;
  readonly a: ReadonlyMap<string, AnyCode>;
  readonly b: ReadonlyMap<string, AnyCode>;
}

/**
 * Merges two versions of a codebook. A code that one side has deleted stays when the other has changed it, has put codes
 * below it or has merged one into it. Moves of both sides that would make codes their own ancestors are undone, for a
 * person to decide. The result does not depend on which side comes first.
 * @param base what both began with; undefined when they have nothing in common
 * @param used codes that codings have come to use on the side that did not delete them: they stay, too
 */
export function mergeCodebooks(
  base: CodebookFile | undefined,
  a: CodebookFile,
  b: CodebookFile,
  used: ReadonlySet<string> = new Set(),
): Merged<CodebookFile> {
  const rest = mergeRecord(base && restOf(base, LISTS), restOf(a, LISTS), restOf(b, LISTS), {});
  const others = mergeLists(base, a, b, OTHERS);
  const merged = mergeRecords<AnyCode>(LIST, base?.codes, a.codes, b.codes, RULES, mergedAway);
  const sides: Sides = { base: base ? recordsById(base) : new Map(), a: recordsById(a), b: recordsById(b) };
  const notes: MergeNote[] = [...merged.notes, ...others.notes];
  const conflicts: Conflict[] = [...rest.clashes, ...merged.conflicts, ...others.conflicts];
  const byId = new Map(merged.value.map(code => [code.id, stamped(moved(code, sides), sides)]));
  // a move that is undone can need a theme that was deleted
  for (let before = -1; before < notes.length + conflicts.length;) {
    before = notes.length + conflicts.length;
    notes.push(...keepNeeded(byId, sides, used), ...rejoin(byId, sides));
    conflicts.push(...takeBackCircles(byId, sides));
  }
  const codes = [...byId.values()].sort((x, y) => byUnits(x.id, y.id));
  const value = { ...rest.value, codes, ...others.value } as unknown as CodebookFile;
  notes.push(...sameNames(value, a, b));
  // what was put back as it had been has nothing open any more
  const open = conflicts.filter(
    ({ list, id, field }) => list !== LIST || id === undefined || isOpen(byId.get(id)!, field),
  );
  return { value, conflicts: inOrder(open), notes: inOrder(notes) };
}

function isOpen(code: AnyCode, field: string): boolean {
  return openConflicts(code).some(one => one.field === field);
}

/** One side has merged a code into another one, the other has changed it: it is merged, and what was changed rides along. */
const mergedAway: OnPair<AnyCode> = ({ id, base, a, b }) => {
  if (isMerged(a) === isMerged(b) || (base && isMerged(base))) return undefined;
  const [gone, still] = isMerged(a) ? [a, b] : [b, a];
  if (base && sameJson(still, base)) return undefined;
  const from = base as Fields | undefined;
  const changed = Object.entries(still).filter(([key, value]) => !sameJson(value, own(from, key)));
  return {
    records: [{ ...gone, ...Object.fromEntries(changed) } as MergedCode],
    notes: [{ kind: 'merged-away', list: LIST, id, other: (gone as MergedCode).mergedInto }],
  };
};

/** Its rank goes with its theme: who has moved a code to another theme says where it is in it. */
function moved(code: AnyCode, { base, a, b }: Sides): AnyCode {
  const [was, x, y] = [base, a, b].map(side => side.get(code.id)) as [AnyCode?, AnyCode?, AnyCode?];
  if (isMerged(code) || !was || !x || !y || isMerged(was) || isMerged(x) || isMerged(y)) return code;
  if (x.rank === y.rank) return code;
  const movers = [x, y].filter(({ parent }) => parent !== was.parent);
  const place = movers.length === 1 ? movers[0]! : undefined;
  return place ? (withField(code, 'rank', place.rank) as Code) : code;
}

/** A code that both sides have merged says who did it of the one that it names; of two that agree, who did it first. */
function stamped(code: AnyCode, { a, b }: Sides): AnyCode {
  const [x, y] = [a, b].map(side => side.get(code.id)) as [AnyCode?, AnyCode?];
  if (!x || !y || !isMerged(code) || !isMerged(x) || !isMerged(y)) return code;
  const [first] = [x, y]
    .filter(({ mergedInto }) => mergedInto === code.mergedInto)
    .sort((one, other) => byUnits(stampKey(one), stampKey(other)));
  return first ? withField(withField(code, 'by', first.by), 'at', first.at) : code;
}

function stampKey({ at, by }: MergedCode): string {
  return JSON.stringify([at ?? null, by ?? null]);
}

/** A code that is needed. */
interface Need {
  readonly id: string | undefined;
  /** What has come to depend on it; undefined for a coding. */
  readonly by: AnyCode | undefined;
  /** The merged code that leads there, if one does. */
  readonly via?: string;
}

/** Puts back what one side has deleted and what the other, or a coding, has come to need. */
function keepNeeded(byId: Map<string, AnyCode>, sides: Sides, used: ReadonlySet<string>): MergeNote[] {
  const notes: MergeNote[] = [];
  const open: Need[] = [
    ...[...byId.values()].map(by => ({ id: target(by), by })),
    ...[...used].map(id => ({ id, by: undefined })),
  ];
  const seen = new Set<string>();
  const putBack = (code: AnyCode) => {
    byId.set(code.id, code);
    notes.push({ kind: 'needed', list: LIST, id: code.id });
    open.push({ id: target(code), by: code });
  };
  for (let need = open.pop(); need; need = open.pop()) {
    const { id, by, via } = need;
    const step = JSON.stringify([id, by?.id, via]);
    if (id === undefined || seen.has(step)) continue;
    seen.add(step);
    const there = byId.get(id);
    // what depends on a merged code depends on what that has become
    if (there && isMerged(there)) open.push({ id: there.mergedInto, by, via: id });
    if (there) continue;
    const still = sides.a.get(id) ?? sides.b.get(id);
    const deleter = sides.a.has(id) ? sides.b : sides.a;
    if (still && sides.base.has(id) && !dependsOn(deleter, by)) putBack(still);
    // one side has merged it into a code that was deleted, the other has come to use it
    const unmerged = via === undefined || still ? undefined : plainCode(via, sides);
    if (unmerged && !dependsOn(sides.a.get(unmerged.id) === unmerged ? sides.b : sides.a, by))
      putBack(unmerged);
  }
  return notes;
}

/** A code as the side has it that has not merged it away. */
function plainCode(id: string, { a, b }: Sides): Code | undefined {
  return [a.get(id), b.get(id)].find(code => code !== undefined && !isMerged(code)) as Code | undefined;
}

/** Whether a code depends on the same one on a side, which has deleted it all the same. */
function dependsOn(side: ReadonlyMap<string, AnyCode>, by: AnyCode | undefined): boolean {
  return by !== undefined && target(side.get(by.id)) === target(by);
}

/** The code on which one depends: its theme, or what it was merged into. */
function target(code: AnyCode | undefined): string | undefined {
  return code && (isMerged(code) ? code.mergedInto : code.parent);
}

/** Each side has merged a code into the other's: both want one code. It is the one with the least id. */
function rejoin(byId: Map<string, AnyCode>, { base, a, b }: Sides): MergeNote[] {
  const notes: MergeNote[] = [];
  for (const id of [...byId.keys()].sort(byUnits)) {
    const circle = circleOf(id, at => mergeTarget(byId.get(at)));
    if (!circle || circle[0] !== id || isCircleIn(a, circle) || isCircleIn(b, circle)) continue;
    const code = plainCode(id, { base, a, b }) ?? base.get(id);
    if (!code || isMerged(code)) continue;
    byId.set(id, code);
    notes.push({ kind: 'rejoined', list: LIST, id, other: circle[1]! });
  }
  return notes;
}

function isCircleIn(side: ReadonlyMap<string, AnyCode>, circle: readonly string[]): boolean {
  return circleOf(circle[0]!, at => mergeTarget(side.get(at))) !== undefined;
}

function mergeTarget(code: AnyCode | undefined): string | undefined {
  return code && isMerged(code) ? code.mergedInto : undefined;
}

/** Undoes the moves by which codes would be their own ancestors, though neither side alone has put them there. */
function takeBackCircles(byId: Map<string, AnyCode>, { base, a, b }: Sides): Conflict[] {
  const tangledBefore = new Set([a, b].flatMap(side => [...findParents(side).circular]));
  return untangled(byId, tangledBefore, id => {
    const was = base.get(id);
    return was && !isMerged(was) ? was.parent : undefined;
  }).map(({ id, from, to }) => ({ list: LIST, id, field: 'parent', base: to, values: [to, from] }));
}

/** Codes that now have the name of a sibling, which they had on neither side. */
function sameNames(file: CodebookFile, a: CodebookFile, b: CodebookFile): MergeNote[] {
  const known = new Set([a, b].flatMap(side => twins(Codebook.of(side)).map(key)));
  return twins(Codebook.of(file))
    .filter(pair => !known.has(key(pair)))
    .map(([id, other]) => ({ kind: 'same-name', list: LIST, id, other }));
}

function key(pair: readonly [string, string]): string {
  return JSON.stringify(pair);
}

/** Siblings of one name, each with the one of least id. */
function twins(codebook: Codebook): (readonly [string, string])[] {
  const first = new Map<string, string>();
  const found: (readonly [string, string])[] = [];
  for (const code of [...codebook.inOrder()].sort((x, y) => byUnits(x.id, y.id))) {
    const place = JSON.stringify([codebook.parentOf(code.id)?.id ?? null, nameKey(code.name)]);
    const other = first.get(place);
    if (other === undefined) first.set(place, code.id);
    else found.push([code.id, other]);
  }
  return found;
}

function withField(code: AnyCode, field: string, value: unknown): AnyCode {
  const entries = Object.entries({ ...code, [field]: value }).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as unknown as AnyCode;
}
