import type { Span } from '../text/span';

/**
 * Gives overlapping spans different lanes, so that each can be drawn in its own way: every span gets the lowest lane
 * that no span before it still holds where it starts.
 * @param spans by start
 * @returns the lane of each span, from 0
 */
export function assignLanes(spans: readonly Span[]): Int32Array {
  const lanes = new Int32Array(spans.length);
  /** Lane → where its last span ends. */
  const busyUntil: number[] = [];
  spans.forEach((span, i) => {
    let lane = busyUntil.findIndex(end => end <= span.start);
    if (lane < 0) lane = busyUntil.length;
    busyUntil[lane] = span.end;
    lanes[i] = lane;
  });
  return lanes;
}
