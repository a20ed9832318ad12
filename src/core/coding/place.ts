import type { Span } from '../text/span';

/**
 * - `ok`: the segment's own words, at a place that is beyond doubt. White space does not count: rewrapping lines changes
 *   no words.
 * - `changed`: both ends are beyond doubt, and at most a quarter of what is between them was edited
 * - `moved`: found, but not beyond doubt, for a person to confirm: its words are in other surroundings, an end had to be
 *   guessed, or more than a quarter was edited
 * - `ambiguous`: several places are equally good
 * - `orphan`: its words can no longer be found
 */
export type PlaceState = 'ok' | 'changed' | 'moved' | 'ambiguous' | 'orphan';

/** Where a segment is in the current text: UTF-16 units, half-open; -1 without a trustworthy place. */
export interface Place {
  readonly state: PlaceState;
  readonly start: number;
  readonly end: number;
  /** Ambiguous: the equally good places, in the order of the text; the first 20 of them. */
  readonly candidates?: readonly Span[];
  /** Orphan: where in the current text its words would be, if anything around them survives. */
  readonly nearest?: number;
}

/** At most this share of a segment's characters may have been edited for its place to be beyond doubt. */
export const MAX_EDITED = 0.25;

/** With less than this share of a segment's words a place is not offered, even for a person to confirm. */
export const MIN_KEPT = 1 / 3;

/** More would be too many to choose from. */
export const MAX_CANDIDATES = 20;

export function ambiguous(candidates: readonly Span[]): Place {
  return { state: 'ambiguous', start: -1, end: -1, candidates: candidates.slice(0, MAX_CANDIDATES) };
}

export function orphan(nearest?: number): Place {
  return { state: 'orphan', start: -1, end: -1, ...(nearest === undefined ? {} : { nearest }) };
}
