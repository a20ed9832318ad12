import { firstAtLeast } from '../../../base/sorted';
import type { CodedByCoders } from '../units/codedByCoders';
import { type SpanList, unionOf } from '../units/spanList';
import type { Units } from './coincidences';

/**
 * A transcript as the continuum that coders divide: the turns that count, one after the other. White space around them is left out, as
 * no segment needs to cover it.
 */
export class TurnContinuum {
  /** UTF-16 units of these turns. */
  readonly length: number;
  /** For each turn, the units of those before it. */
  private readonly before: Int32Array;

  constructor(private readonly turns: SpanList) {
    this.before = new Int32Array(turns.starts.length);
    let length = 0;
    for (let turn = 0; turn < turns.starts.length; turn++) {
      this.before[turn] = length;
      length += turns.ends[turn]! - turns.starts[turn]!;
    }
    this.length = length;
  }

  /** Spans of the text as spans of the continuum, but for those that share nothing with its turns. */
  spans({ starts, ends }: SpanList): SpanList {
    const found = { starts: [] as number[], ends: [] as number[] };
    for (let i = 0; i < starts.length; i++) {
      const [start, end] = [this.placeOf(starts[i]!), this.placeOf(ends[i]!)];
      if (start >= end) continue;
      found.starts.push(start);
      found.ends.push(end);
    }
    return found;
  }

  /** How many units of turns are before an offset of the text. */
  private placeOf(offset: number): number {
    const { starts, ends } = this.turns;
    const turn = firstAtLeast(starts, offset + 1) - 1;
    return turn < 0 ? 0 : this.before[turn]! + Math.min(offset, ends[turn]!) - starts[turn]!;
  }
}

/** What coders have marked in a transcript, as a continuum of its turns. */
export interface Marked {
  readonly path: string;
  readonly length: number;
  /** Target → the spans of each coder. */
  readonly spans: ReadonlyMap<number, readonly SpanList[]>;
}

export function asContinuum({ scoped: { transcript }, turns, spans }: CodedByCoders): Marked {
  const continuum = new TurnContinuum(turns);
  return {
    path: transcript.path,
    length: continuum.length,
    spans: new Map([...spans].map(([target, lists]) => [target, lists.map(list => continuum.spans(list))])),
  };
}

interface Unit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const NO_UNITS: Units = { starts: [], ends: [], values: [] };

/** A coder's units of all targets that have a value, by start; they may overlap, but not with the same target. */
export function unitsOf({ spans }: Marked, coder: number, valueOf: ReadonlyMap<number, number>): Units {
  const found: Unit[] = [];
  for (const target of (spans.size < valueOf.size ? spans : valueOf).keys()) {
    const value = valueOf.get(target);
    const list = spans.get(target)?.[coder];
    if (value === undefined || list === undefined || list.starts.length === 0) continue;
    const { starts, ends } = unionOf(list);
    for (let i = 0; i < starts.length; i++) found.push({ start: starts[i]!, end: ends[i]!, value });
  }
  if (found.length === 0) return NO_UNITS;
  found.sort((a, b) => a.start - b.start || a.end - b.end || a.value - b.value);
  return {
    starts: found.map(({ start }) => start),
    ends: found.map(({ end }) => end),
    values: found.map(({ value }) => value),
  };
}
