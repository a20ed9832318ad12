import { squeeze } from '../../anchoring/windows/squeezed';
import { hasMemo, isAnnotation } from '../../coding/annotation';
import { ANCHOR_FIELDS, type Segment, type Sidecar, type TextVersion } from '../../coding/segment';
import { versionsOf } from '../../coding/parseSidecar';
import { canonicalJson } from '../../records/sameJson';
import { byUnits } from '../../base/compare';
import { textVersion } from '../../text/textVersion';
import { type Fields, own } from '../../records/fields';
import { keepValued } from './keepValued';
import { type RecordRules, mergeRecord } from './mergeRecord';
import {
  type Conflict,
  type MergeNote,
  type Merged,
  type OnPair,
  inOrder,
  mergeRecords,
} from './mergeRecords';

const LIST = 'segments';

const SEGMENT_RULES: RecordRules = {
  units: { anchor: ANCHOR_FIELDS },
  sets: ['codes'],
  nonEmpty: ['codes'],
  maps: ['values'],
  settle: (field, base, a, b) =>
    field === 'anchor' ? settleAnchor(base as Segment | undefined, a as Segment, b as Segment) : undefined,
};

/** Of two additions that are one: when it was made is no one’s decision. */
const UNIFIED: RecordRules = { ...SEGMENT_RULES, quiet: ['created'] };

/** Of a consensus: what a decision settles, and what it made of it, are sets. */
const DECISION_RULES: RecordRules = { sets: ['of', 'taken', 'made'] };

const VERSION_RULES: RecordRules = { quiet: ['sha256', 'length', 'blob'] };

/**
 * Merges what two versions of a coder's sidecar say. Codes merge as a set; the same words coded on both sides are one
 * segment; a coding that one side has removed stays where the other has given it another value; text versions that no segment
 * names any more are left out.
 * @param base what both began with; undefined when they have nothing in common
 */
export function mergeSidecars(base: Sidecar | undefined, a: Sidecar, b: Sidecar): Merged<Sidecar> {
  const rest = mergeRecord(base && restOf(base), restOf(a), restOf(b), {});
  const left = keepValued(a.segments, { base: base?.segments, other: b.segments });
  const right = keepValued(b.segments, { base: base?.segments, other: a.segments });
  const merged = mergeRecords(LIST, base?.segments, left, right, SEGMENT_RULES, anotherSegment);
  const unified = unify(base, a, b, merged);
  const { conflicts } = unified;
  const { value: segments, notes } = withMemos(unified, a, b);
  const texts = usedTexts(segments, mergeTexts(base?.texts, a.texts, b.texts));
  const decisions = mergeRecords(
    'decisions',
    base?.decisions,
    a.decisions ?? [],
    b.decisions ?? [],
    DECISION_RULES,
  );
  const decided = decisions.value.length > 0 ? { decisions: decisions.value } : {};
  return {
    value: { ...rest.value, texts, segments, ...decided } as unknown as Sidecar,
    conflicts: inOrder<Conflict>([...rest.clashes, ...conflicts, ...decisions.conflicts]),
    notes: inOrder([...notes, ...decisions.notes]),
  };
}

function restOf({ segments: _, texts: _texts, decisions: _decisions, ...rest }: Sidecar): Fields {
  return rest;
}

/** What refers to them decides what stays; two names for one text cannot be. */
function mergeTexts(
  base: Sidecar['texts'] | undefined,
  a: Sidecar['texts'],
  b: Sidecar['texts'],
): Sidecar['texts'] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(byUnits);
  return Object.fromEntries(
    ids.map(id => {
      const [was, x, y] = [base, a, b].map(texts => own(texts, id)) as (Fields | undefined)[];
      const version = x && y ? mergeRecord(was, x, y, VERSION_RULES).value : (x ?? y)!;
      return [id, version as unknown as TextVersion];
    }),
  );
}

function usedTexts(segments: readonly Segment[], texts: Sidecar['texts']): Sidecar['texts'] {
  const used = new Set(segments.flatMap(versionsOf));
  return Object.fromEntries(Object.entries(texts).filter(([id]) => used.has(id)));
}

/**
 * Someone who has only anchored a segment to another text with the same words, has not decided anything about it: then what
 * the other side did holds.
 */
function settleAnchor(
  base: Segment | undefined,
  a: Segment | undefined,
  b: Segment | undefined,
): { value: unknown } | undefined {
  if (!base || !a || !b) return undefined;
  const [isA, isB] = [isRetied(base, a), isRetied(base, b)];
  if (isA && isB) return { value: canonicalJson(a) < canonicalJson(b) ? b : a };
  if (isA || isB) return { value: isA ? b : a };
  return undefined;
}

function isRetied(base: Segment, anchor: Segment): boolean {
  if (base.text === anchor.text) return false;
  if (base.hashes && anchor.hashes) return base.hashes.words === anchor.hashes.words;
  if (base.quote === undefined || anchor.quote === undefined) return false;
  return squeeze(base.quote) === squeeze(anchor.quote);
}

/** Two segments of one id that have nothing in common, by a copied line or by chance, are two: none replaces the other. */
const anotherSegment: OnPair<Segment> = ({ id, base, a, b }) => {
  if (base || (a.text === b.text && a.start === b.start && a.end === b.end)) return undefined;
  const [first, second] = canonicalJson(a) < canonicalJson(b) ? [a, b] : [b, a];
  const newId = `${id}-${textVersion(canonicalJson(second)).id.slice(0, 6)}`;
  return {
    records: [first, { ...second, id: newId }],
    notes: [{ kind: 'renamed', list: LIST, id: newId, other: id }],
  };
};

function anchorOf(segment: Segment): Fields {
  return Object.fromEntries(Object.entries(segment).filter(([key]) => ANCHOR_FIELDS.includes(key)));
}

/** Makes one of what each side has added on exactly the same words: several codes on one span are one segment. */
function unify(
  base: Sidecar | undefined,
  a: Sidecar,
  b: Sidecar,
  merged: Merged<readonly Segment[]>,
): Merged<readonly Segment[]> {
  const old = new Set(base?.segments.map(({ id }) => id));
  const [left, right] = [additions(a, b, old), additions(b, a, old)];
  const unified = new Map<string, Segment | undefined>();
  const conflicts: Conflict[] = [];
  const notes: MergeNote[] = [];
  for (const [anchor, x] of left) {
    const y = right.get(anchor);
    if (x.length !== 1 || y?.length !== 1) continue;
    const [id, other] = [x[0]!.id, y[0]!.id].sort(byUnits) as [string, string];
    const { value, clashes } = mergeRecord(undefined, { ...x[0]!, id }, { ...y[0]!, id }, UNIFIED);
    unified.set(id, value as unknown as Segment);
    unified.set(other, undefined);
    notes.push({ kind: 'unified', list: LIST, id, other });
    conflicts.push(...clashes.map(clash => ({ list: LIST, id, ...clash })));
  }
  const segments = merged.value.flatMap(one => (unified.has(one.id) ? (unified.get(one.id) ?? []) : one));
  return {
    value: segments,
    conflicts: [...merged.conflicts, ...conflicts],
    notes: [...merged.notes, ...notes],
  };
}

/**
 * Where one side has removed the last code and kept the memo, and the other has removed the memo and kept the code, nothing
 * would be left of the segment: the memo stays, as an annotation.
 */
function withMemos({ value, conflicts, notes }: Merged<readonly Segment[]>, a: Sidecar, b: Sidecar) {
  const isEmpty = (segment: Segment) => segment.codes.length === 0 && !hasMemo(segment);
  if (!value.some(isEmpty)) return { value, conflicts, notes };
  const memos = new Map(
    [...a.segments, ...b.segments].filter(isAnnotation).map(({ id, memo }) => [id, memo]),
  );
  const kept: MergeNote[] = value.filter(isEmpty).map(({ id }) => ({ kind: 'kept', list: LIST, id }));
  return {
    value: value.map(one => (isEmpty(one) ? { ...one, memo: memos.get(one.id) } : one)),
    conflicts,
    notes: [...notes, ...kept],
  };
}

/** Segments that only one side has, by their anchors. */
function additions(side: Sidecar, other: Sidecar, old: ReadonlySet<string>): Map<string, Segment[]> {
  const theirs = new Set(other.segments.map(({ id }) => id));
  const added = new Map<string, Segment[]>();
  for (const segment of side.segments) {
    if (old.has(segment.id) || theirs.has(segment.id)) continue;
    const anchor = canonicalJson(anchorOf(segment));
    added.set(anchor, [...(added.get(anchor) ?? []), segment]);
  }
  return added;
}
