import type { Span } from '../../../text/span';
import { NOBODY } from '../../../participants/speakers';
import { firstAtLeast } from '../../../base/sorted';
import type { CodedByCoders } from './codedByCoders';
import { alwaysRated } from './missing';

/** Stretches of a transcript in which the same coders rate every character; ascending and disjoint. */
export interface Zones {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly clusters: Int32Array;
  /** A bit for each coder who rates it. */
  readonly rated: Int32Array;
}

/**
 * The zones of a transcript.
 * @param clusterOf the cluster of a turn
 * @param byTurn whether turns are clusters of their own; white space between two belongs to the first
 */
export function zonesOf(
  { scoped, rates, touched }: CodedByCoders,
  onlyParticipants: boolean,
  byTurn: boolean,
  clusterOf: (turn: number) => number,
): Zones {
  const { transcript, ofTurn } = scoped;
  const { text, turns } = transcript;
  const always = alwaysRated(rates);
  const cuts = Int32Array.from(new Set(touched.flatMap(({ starts, ends }) => [...starts, ...ends]))).sort(
    (a, b) => a - b,
  );
  const at = new Int32Array(rates.length);
  const zones = {
    starts: [] as number[],
    ends: [] as number[],
    clusters: [] as number[],
    rated: [] as number[],
  };

  const ratedAt = (place: number): number => {
    let rated = always;
    touched.forEach(({ starts, ends }, i) => {
      while (at[i]! < ends.length && ends[at[i]!]! <= place) at[i]!++;
      if (at[i]! < starts.length && starts[at[i]!]! <= place) rated |= 1 << i;
    });
    return rated;
  };
  const add = ({ start, end }: Span, turn: number) => {
    if (start >= end) return;
    let from = start;
    for (let cut = firstAtLeast(cuts, start + 1); ; cut++) {
      const to = cut < cuts.length ? Math.min(cuts[cut]!, end) : end;
      zones.starts.push(from);
      zones.ends.push(to);
      zones.clusters.push(clusterOf(turn));
      zones.rated.push(ratedAt(from));
      if (to === end) return;
      from = to;
    }
  };

  if (onlyParticipants) {
    for (let turn = 0; turn < turns.count; turn++) {
      if (ofTurn[turn] !== NOBODY) add({ start: turns.starts[turn]!, end: turns.ends[turn]! }, turn);
    }
  } else if (byTurn && turns.count > 0) {
    for (let turn = 0; turn < turns.count; turn++) {
      const start = turn === 0 ? 0 : turns.starts[turn]!;
      add({ start, end: turn + 1 < turns.count ? turns.starts[turn + 1]! : text.length }, turn);
    }
  } else add({ start: 0, end: text.length }, 0);
  return {
    starts: Int32Array.from(zones.starts),
    ends: Int32Array.from(zones.ends),
    clusters: Int32Array.from(zones.clusters),
    rated: Int32Array.from(zones.rated),
  };
}
