import type { Span } from '../../text/span';

/** Where a map leads a span of the old text, and how far that can be trusted. Lengths are in UTF-16 units without white space. */
export interface MappedSpan extends Span {
  /** Whether the words are the same, one after the other; white space does not count. */
  readonly isSame: boolean;
  /** How much of it was edited. */
  readonly edited: number;
  /** How long the old words are, and how much of them is still there. */
  readonly length: number;
  readonly kept: number;
  /** Whether an end was guessed: it is in the midst of something that became something else. */
  readonly isGuessed: boolean;
  /** Whether it is in a passage that is elsewhere now. */
  readonly isMoved: boolean;
  /** What is unchanged in a row on the side of the span with less of it, and in all with the span. */
  readonly support: number;
  readonly passage: number;
  /** Another place at which the same words could as well have been inserted. */
  readonly other?: Span | undefined;
}
