/** Rows from the first to the last, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** In place of a lane: all of them were taken. */
export const NO_LANE = -1;

/**
 * Gives brackets that share a row different lanes: each gets the lowest one that is free, so that no more are used than
 * brackets lie side by side anywhere. Where all `most` lanes are taken, a bracket gets {@link NO_LANE}: it is marked at its
 * first row only, and keeps its label. Those that began earlier keep their lanes.
 * @param ranges by first row
 * @param most a handful: all of them are looked at for each bracket
 */
export function assignRowLanes(ranges: readonly RowRange[], most: number): Int32Array {
  const lanes = new Int32Array(ranges.length).fill(NO_LANE);
  /** Lane → the last row that is taken. */
  const taken: number[] = [];
  ranges.forEach(({ first, last }, i) => {
    let lane = taken.findIndex(until => until < first);
    if (lane < 0) lane = taken.length;
    if (lane >= most) return;
    taken[lane] = last;
    lanes[i] = lane;
  });
  return lanes;
}
