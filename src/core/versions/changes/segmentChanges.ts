import { carryForward } from '../../anchoring/places/carry';
import type { Place } from '../../coding/place';
import { haveSameWords } from '../../anchoring/anchors/sameWords';
import type { Codebook } from '../../codebook/codebook';
import { ANCHOR_FIELDS, type Segment, type Sidecar } from '../../coding/segment';
import { byUnits } from '../../base/compare';
import { LineIndex } from '../../text/lineIndex';
import { textVersion } from '../../text/textVersion';
import { fieldChanges } from './fieldChanges';
import { type ValueChange, strayValuesDiffer, valueChanges } from './valueChanges';

/**
 * What happened to a segment. `boundary`: it covers other words; `key`: it became a key quote, or is none any more; `value`: another value on the
 * scale of a code that it had and has; `other`: fields that this version does not know, or that a merge has left open.
 */
export type SegmentChangeKind =
  'added' | 'removed' | 'recoded' | 'boundary' | 'memo' | 'key' | 'value' | 'other';

/** A segment at one of the two states. */
export interface SegmentState {
  readonly segment: Segment;
  /** Where it is in the transcript of that state; undefined when that is not at hand. */
  readonly place: Place | undefined;
  /** Line of its start there, from 1; null without a place. */
  readonly line: number | null;
  /** What it covers; null where the words are not stored and the transcript is not at hand. */
  readonly words: string | null;
}

export interface SegmentChange {
  readonly id: string;
  /** At least one. */
  readonly kinds: readonly SegmentChangeKind[];
  readonly before: SegmentState | undefined;
  readonly after: SegmentState | undefined;
  /** Of the later state, of a removed one those that it had; a merged code is what it has become. */
  readonly codes: readonly string[];
  readonly addedCodes: readonly string[];
  readonly removedCodes: readonly string[];
  /** Of all its codes whose values are not the same, also of those that have come or gone. */
  readonly values: readonly ValueChange[];
}

/** Those of a change's values that have changed on a code that the segment had and has. */
export function changedValues({
  addedCodes,
  removedCodes,
  values,
}: Pick<SegmentChange, 'addedCodes' | 'removedCodes' | 'values'>): readonly ValueChange[] {
  return values.filter(({ code }) => !addedCodes.includes(code) && !removedCodes.includes(code));
}

/** One coder's coding of a transcript at one of the two states. */
export interface CodingState {
  readonly sidecar: Sidecar | undefined;
  /** The transcript, LF and BOM-less; undefined when it is not at hand. */
  readonly text: string | undefined;
}

interface Pair {
  readonly before: Segment | undefined;
  readonly after: Segment | undefined;
}

/**
 * What has changed in a coder's coding of a transcript, in the order of the text. A segment that is only anchored to another
 * version of the text, or is elsewhere because the text has changed, has not changed.
 * @param codebook of the later state: a merged code is what it has become
 * @param salt with which hashed words were hashed
 */
export function segmentChanges(
  before: CodingState,
  after: CodingState,
  codebook: Codebook,
  salt: string,
): SegmentChange[] {
  const places = new Places([before.text, after.text], salt);
  const pairs = pairsOf(before.sidecar?.segments ?? [], after.sidecar?.segments ?? []);
  const codeOf = (id: string) => codebook.resolve(id)?.id ?? id;
  const moved = movedBoundaries(pairs, places);
  const changed = pairs.flatMap(pair => {
    const kinds = kindsOf(pair, moved.has(pair), codeOf);
    return kinds.length > 0 ? [{ pair, kinds }] : [];
  });
  const olds = places.states(
    0,
    changed.map(({ pair }) => pair.before),
  );
  const news = places.states(
    1,
    changed.map(({ pair }) => pair.after),
  );
  return changed
    .map(({ pair, kinds }, i): SegmentChange => {
      const [was, is] = [codesOf(pair.before, codeOf), codesOf(pair.after, codeOf)];
      return {
        id: (pair.after ?? pair.before)!.id,
        kinds,
        before: olds[i],
        after: news[i],
        codes: pair.after ? is : was,
        addedCodes: is.filter(code => !was.includes(code)),
        removedCodes: was.filter(code => !is.includes(code)),
        values: valueChanges(pair.before, pair.after, codeOf),
      };
    })
    .sort((a, b) => startOf(a) - startOf(b) || byUnits(a.id, b.id));
}

/** By id; one that was removed and one that was added on exactly the same words are one. */
function pairsOf(before: readonly Segment[], after: readonly Segment[]): Pair[] {
  const old = new Map(before.map(segment => [segment.id, segment]));
  const ids = new Set(after.map(({ id }) => id));
  const removed = new Map(
    before.filter(({ id }) => !ids.has(id)).map(segment => [placeKey(segment), segment]),
  );
  const pairs = after.map((segment): Pair => {
    const was = old.get(segment.id) ?? removed.get(placeKey(segment));
    if (was && !old.has(segment.id)) removed.delete(placeKey(segment));
    return { before: was, after: segment };
  });
  const paired = new Set(pairs.map(pair => pair.before));
  return [
    ...pairs,
    ...before.filter(one => !paired.has(one)).map(one => ({ before: one, after: undefined })),
  ];
}

function placeKey({ text, start, end }: Segment): string {
  return `${text} ${start} ${end}`;
}

/** Fields of a segment whose changes have a kind of their own, or are none. */
const NAMED_FIELDS = [...ANCHOR_FIELDS, 'id', 'codes', 'memo', 'key', 'values', 'created'];

function kindsOf(
  { before, after }: Pair,
  isMoved: boolean,
  codeOf: (id: string) => string,
): SegmentChangeKind[] {
  if (!before) return ['added'];
  if (!after) return ['removed'];
  const kinds: SegmentChangeKind[] = [];
  const [was, is] = [codesOf(before, codeOf), codesOf(after, codeOf)];
  if (was.length !== is.length || was.some(code => !is.includes(code))) kinds.push('recoded');
  if (isMoved) kinds.push('boundary');
  if ((before.memo ?? '') !== (after.memo ?? '')) kinds.push('memo');
  if ((before.key ?? false) !== (after.key ?? false)) kinds.push('key');
  const isKept = ({ code }: ValueChange) => was.includes(code) && is.includes(code);
  if (valueChanges(before, after, codeOf).some(isKept)) kinds.push('value');
  if (fieldChanges(before, after, NAMED_FIELDS).length > 0 || strayValuesDiffer(before, after, codeOf))
    kinds.push('other');
  return kinds;
}

function codesOf(segment: Segment | undefined, codeOf: (id: string) => string): string[] {
  return [...new Set(segment?.codes.map(codeOf))];
}

/** The pairs whose two segments cover different words, both seen in one text where that can be. */
function movedBoundaries(pairs: readonly Pair[], places: Places): Set<Pair> {
  const open = pairs.filter(({ before, after }) => before && after && placeKey(before) !== placeKey(after));
  const olds = places.inLater(open.map(({ before }) => before!));
  const news = places.inLater(open.map(({ after }) => after!));
  return new Set(
    open.filter(({ before, after }, i) => {
      if (before!.text === after!.text) return true;
      const [old, now] = [olds[i], news[i]];
      if (old && now && old.start >= 0 && now.start >= 0)
        return old.start !== now.start || old.end !== now.end;
      return !haveSameWords(before!, after!);
    }),
  );
}

function startOf({ before, after }: SegmentChange): number {
  const [now, was] = [after?.place?.start ?? -1, before?.place?.start ?? -1];
  return now >= 0 ? now : was >= 0 ? was : ((after ?? before)?.segment.start ?? 0);
}

/** Finds segments in the transcript as it was and as it is. */
class Places {
  private readonly versions: readonly (string | undefined)[];

  /** @param texts of the earlier and of the later state */
  constructor(
    private readonly texts: readonly (string | undefined)[],
    private readonly salt: string,
  ) {
    const [old, now] = texts;
    const oldVersion = old === undefined ? undefined : textVersion(old).id;
    this.versions = [
      oldVersion,
      now === undefined ? undefined : now === old ? oldVersion : textVersion(now).id,
    ];
  }

  /** In the later text, else in the earlier one; undefined where neither is at hand. */
  inLater(segments: readonly Segment[]): readonly (Place | undefined)[] {
    return this.carry(this.texts[1] === undefined ? 0 : 1, segments);
  }

  /** As they are in one of the two texts. */
  states(side: 0 | 1, segments: readonly (Segment | undefined)[]): readonly (SegmentState | undefined)[] {
    const present = segments.filter(segment => segment !== undefined);
    const places = this.carry(side, present);
    const text = this.texts[side];
    const lines = text === undefined ? undefined : LineIndex.of(text);
    const states = new Map(
      present.map((segment, i): [Segment, SegmentState] => {
        const place = places[i];
        const isThere = place !== undefined && place.start >= 0;
        const line = isThere && lines ? lines.positionAt(place.start).line + 1 : null;
        const found = isThere && text !== undefined ? text.slice(place.start, place.end) : null;
        return [segment, { segment, place, line, words: segment.quote ?? found }];
      }),
    );
    return segments.map(segment => segment && states.get(segment));
  }

  private carry(side: 0 | 1, segments: readonly Segment[]): readonly (Place | undefined)[] {
    const text = this.texts[side];
    if (text === undefined || segments.length === 0) return segments.map(() => undefined);
    const oldText = (version: string) => this.texts[this.versions.indexOf(version)];
    return carryForward({ text, version: this.versions[side]!, segments, oldText, salt: this.salt });
  }
}
