import type { Code, ScaleValue } from '../../../codebook/code';
import { rankOf } from '../../../codebook/scales';
import { type ResolveCode, valuesOf } from '../../../coding/values';
import { firstAtLeast, overlapRange } from '../../../base/sorted';
import { NOBODY } from '../../../participants/turnOwners';
import { typicalRank } from '../../values/statistics';
import type { CodedByCoders } from '../units/codedByCoders';
import { type TextUnits, textUnits } from '../units/textUnits';
import type { UnitKind } from '../units/unitKind';

/** A unit and where it is on the scale of a code, as coders have it. */
export interface ValuedUnit {
  /** Number of the transcript or turn. */
  readonly cluster: number;
  /** 1, or with characters their number. */
  readonly weight: number;
  /** Coder by coder, where it is on the scale; null without a value. */
  readonly ranks: readonly (number | null)[];
}

/** What coders' values of one code are in units. */
export interface ValuedUnits {
  /** Those in which two coders have a value. */
  readonly units: ValuedUnit[];
  /** Units (with characters their number) in which only one coder has a value; with segments those without a partner. */
  alone: number;
  /** Values of units that are made of several different ones of one coder; with characters of so many characters. */
  mixed: number;
  /** Codings with several values that contradict each other, and with one that is not on the scale. */
  contradictory: number;
  offScale: number;
}

/** A coding with the code. */
export interface Rated {
  readonly start: number;
  readonly end: number;
  /** Number of the coder. */
  readonly coder: number;
  /** Where it is on the scale; undefined without a value that counts. */
  readonly rank: number | undefined;
}

export function noUnits(): ValuedUnits {
  return { units: [], alone: 0, mixed: 0, contradictory: 0, offScale: 0 };
}

/** The codings of coders who rate something of a transcript; counts those whose values count for nothing. */
export function ratedCodings(
  { segments, rates }: CodedByCoders,
  coders: readonly string[],
  code: Code,
  resolve: ResolveCode,
  found: ValuedUnits,
): readonly Rated[] {
  return segments.flatMap(({ placed }): Rated[] => {
    const coder = coders.indexOf(placed.coder);
    if (coder < 0 || rates[coder] === 'none' || placed.start >= placed.end) return [];
    if (!placed.segment.codes.some(id => resolve(id) === code.id)) return [];
    const values: readonly ScaleValue[] = valuesOf(placed.segment, code.id, resolve);
    const rank = values.length === 1 ? rankOf(code.scale!, values[0]!) : undefined;
    if (values.length > 1) found.contradictory++;
    if (values.length === 1 && rank === undefined) found.offScale++;
    return [{ start: placed.start, end: placed.end, coder, rank }];
  });
}

/**
 * Adds the units of a transcript. A coder's value in a unit is that of their codings which share a character with it: of
 * several different ones the mean of numbers, or the lower median of values in order.
 * @param clusterOf the cluster of a turn
 */
export function addUnits(
  { scoped }: CodedByCoders,
  codings: readonly Rated[],
  coders: number,
  code: Code,
  {
    unit,
    onlyParticipants,
  }: { readonly unit: Exclude<UnitKind, 'segment'>; readonly onlyParticipants: boolean },
  clusterOf: (turn: number) => number,
  found: ValuedUnits,
): void {
  const valued = codings.filter(({ rank }) => rank !== undefined);
  if (valued.length === 0) return;
  const isLength = unit === 'character';
  const { starts, ends, turns } = isLength
    ? stretches(scoped, valued, onlyParticipants)
    : textUnits(scoped, unit, onlyParticipants);
  const ranks = new Map<number, number[][]>();
  for (const { start, end, coder, rank } of valued) {
    const [from, to] = overlapRange(starts, ends, start, end);
    for (let one = from; one < to; one++) {
      if (!ranks.has(one))
        ranks.set(
          one,
          Array.from({ length: coders }, () => []),
        );
      ranks.get(one)![coder]!.push(rank!);
    }
  }
  for (const [one, byCoder] of ranks) {
    const weight = isLength ? ends[one]! - starts[one]! : 1;
    const having = byCoder.filter(({ length }) => length > 0);
    if (having.length < 2) {
      found.alone += weight;
      continue;
    }
    found.mixed += weight * having.filter(own => new Set(own).size > 1).length;
    const said = byCoder.map(own => unitRank(code, own));
    found.units.push({ cluster: clusterOf(turns[one]!), weight, ranks: said });
  }
}

function unitRank(code: Code, ranks: readonly number[]): number | null {
  if (ranks.length === 0) return null;
  if (ranks.every(rank => rank === ranks[0])) return ranks[0]!;
  // in one order, so that rounding makes no difference between coders
  return typicalRank(
    code.scale!,
    [...ranks].sort((a, b) => a - b),
  )!;
}

/** Parts of turns in which the same codings cover every character. */
function stretches(
  { transcript, ofTurn }: CodedByCoders['scoped'],
  codings: readonly Rated[],
  onlyParticipants: boolean,
): TextUnits {
  const { turns } = transcript;
  const cuts = Int32Array.from(new Set(codings.flatMap(({ start, end }) => [start, end]))).sort();
  const found: { start: number; end: number; turn: number }[] = [];
  for (let turn = 0; turn < turns.count; turn++) {
    if (onlyParticipants && ofTurn[turn] === NOBODY) continue;
    let start = turns.starts[turn]!;
    const end = turns.ends[turn]!;
    for (let cut = firstAtLeast(cuts, start + 1); start < end; cut++) {
      const to = cut < cuts.length ? Math.min(cuts[cut]!, end) : end;
      found.push({ start, end: to, turn });
      start = to;
    }
  }
  return {
    starts: Int32Array.from(found, ({ start }) => start),
    ends: Int32Array.from(found, ({ end }) => end),
    turns: Int32Array.from(found, ({ turn }) => turn),
  };
}
