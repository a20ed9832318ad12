import type { Span } from '../text/span';
import type { SpanArrays } from '../text/spanArrays';

/** Finds what is looked for. */
export interface Matcher {
  /**
   * The hits in a stretch of a text, ascending and disjoint: the first, of several that begin there the longest, and so on
   * behind it. Never empty.
   * @param skips what in it nobody says; ascending, disjoint
   */
  matches(text: string, stretch: Span, skips: SpanArrays): Span[];
}

/** A pattern that takes longer than anyone waits. */
export class TooSlow extends Error {}
