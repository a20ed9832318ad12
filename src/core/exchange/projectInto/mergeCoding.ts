import { isAnnotation } from '../../coding/annotation';
import type { Segment, Sidecar } from '../../coding/segment';
import type { PlacedSegment } from '../../corpus/corpus';
import { sameJson } from '../../records/sameJson';
import { joined } from '../projectIn/notesIn';
import type { Clashes } from './clashes';
import type { IdMap } from './mergePeople';

/** Ids of a project → ids of the study. */
export interface Renamed {
  readonly coders: IdMap;
  readonly codes: IdMap;
}

/** A coder's file with what a project has of that coder. */
export interface MergedCoding {
  readonly sidecar: Sidecar;
  /** How many segments are new, or have codes or a memo more. */
  readonly added: number;
}

/**
 * The coding of a project in a coder's file. What is there already stays as it is; on the same words, codes are added.
 * @param placed the coder's segments at their places in the text, which is that of the project
 * @param where names the file in clashes
 */
export function mergeCoding(
  ours: Sidecar,
  theirs: Sidecar,
  placed: readonly PlacedSegment[],
  { coders, codes }: Renamed,
  where: string,
  clashes: Clashes,
): MergedCoding {
  const now = new Map(ours.segments.map(segment => [segment.id, segment]));
  const byPlace = new Map(placed.map(({ segment, start, end }) => [`${start} ${end}`, segment.id]));
  const places = new Map(placed.map(one => [one.segment.id, one]));
  let added = 0;
  for (const one of theirs.segments.map(segment => renamed(segment, coders, codes))) {
    const same = now.get(one.id);
    if (same) {
      const place = places.get(one.id);
      const isMoved = !place || place.start !== one.start || place.end !== one.end;
      if (isMoved || !says(same, one)) clashes.differs(`${where}: ${one.id}`);
      continue;
    }
    const id = byPlace.get(`${one.start} ${one.end}`);
    const on = id === undefined ? undefined : now.get(id)!;
    const both = on ? withMore(on, one) : one;
    if (on && sameJson(on, both)) continue;
    now.set(both.id, both);
    added++;
  }
  if (theirs.memo !== undefined && ours.memo !== undefined && ours.memo !== theirs.memo)
    clashes.differs(`${where}: memo`);
  const memo = ours.memo ?? theirs.memo;
  const known = new Set(ours.decisions?.map(({ id }) => id));
  const decisions = [
    ...(ours.decisions ?? []),
    ...(theirs.decisions ?? [])
      .filter(({ id }) => !known.has(id))
      .map(decision => ({
        ...decision,
        of: decision.of.map(one => ({
          ...one,
          coder: coders.get(one.coder) ?? one.coder,
          code: codes.get(one.code) ?? one.code,
        })),
        taken: decision.taken.map(id => coders.get(id) ?? id),
        made: decision.made.map(one => ({ ...one, code: codes.get(one.code) ?? one.code })),
        by: coders.get(decision.by) ?? decision.by,
      })),
  ];
  const isNew = ours.segments.length === 0 && ours.memo === undefined;
  const sidecar: Sidecar = {
    ...(isNew ? { ...theirs, coder: ours.coder } : ours),
    ...(memo === undefined ? {} : { memo }),
    ...(decisions.length > 0 ? { decisions } : {}),
    texts: { ...ours.texts, ...theirs.texts },
    segments: [...now.values()],
  };
  return { sidecar: sameJson(sidecar, ours) ? ours : sidecar, added };
}

function renamed(segment: Segment, coders: IdMap, codes: IdMap): Segment {
  const { values, from, by } = segment;
  const code = (id: string) => codes.get(id) ?? id;
  return {
    ...segment,
    codes: segment.codes.map(code),
    ...(values
      ? { values: Object.fromEntries(Object.entries(values).map(([id, value]) => [code(id), value])) }
      : {}),
    ...(from ? { from: from.map(one => ({ ...one, coder: coders.get(one.coder) ?? one.coder })) } : {}),
    ...(by === undefined ? {} : { by: coders.get(by) ?? by }),
  };
}

/** Whether a segment says all that another one does. */
function says(ours: Segment, theirs: Segment): boolean {
  return (
    sameJson([...ours.codes].sort(), [...theirs.codes].sort()) &&
    (ours.memo ?? '') === (theirs.memo ?? '') &&
    (ours.key ?? false) === (theirs.key ?? false) &&
    sameJson(ours.values ?? {}, theirs.values ?? {})
  );
}

function withMore(ours: Segment, theirs: Segment): Segment {
  const memo = joined([ours.memo, theirs.memo]);
  const more = { ...ours, codes: [...new Set([...ours.codes, ...theirs.codes])] };
  const values = ours.values || theirs.values ? { values: { ...theirs.values, ...ours.values } } : {};
  const whole = { ...more, ...values, ...(memo === undefined ? {} : { memo }) };
  return isAnnotation(ours) && isAnnotation(theirs) && ours.memo === theirs.memo ? ours : whole;
}
