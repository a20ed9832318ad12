import type { Span } from '../../../text/span';
import { NOBODY } from '../../../participants/turnOwners';
import { firstAtLeast } from '../../../base/sorted';
import type { CodedByCoders } from './codedByCoders';
import { alwaysRated } from './missing';

/**
 * Stretches of a transcript in which the same coders rate every character; ascending and disjoint. White space around
 * turns is in none: no segment needs to cover it, so it would be a “no” that says nothing.
 */
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
 */
export function zonesOf(
  { scoped, rates, touched }: Pick<CodedByCoders, 'scoped' | 'rates' | 'touched'>,
  onlyParticipants: boolean,
  clusterOf: (turn: number) => number,
): Zones {
  const { transcript, ofTurn } = scoped;
  const { turns } = transcript;
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

  for (let turn = 0; turn < turns.count; turn++) {
    if (onlyParticipants && ofTurn[turn] === NOBODY) continue;
    add({ start: turns.starts[turn]!, end: turns.ends[turn]! }, turn);
  }
  return {
    starts: Int32Array.from(zones.starts),
    ends: Int32Array.from(zones.ends),
    clusters: Int32Array.from(zones.clusters),
    rated: Int32Array.from(zones.rated),
  };
}
