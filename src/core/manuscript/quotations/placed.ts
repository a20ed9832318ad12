import type { Difference } from './differences';

/** A quotation where its words are, or are similar. */
export interface Placed {
  readonly transcript: number;
  /** Words of the quotation that are there, and where: word for word, of the transcript’s. */
  readonly quoted: readonly number[];
  readonly places: readonly number[];
  readonly differences: readonly Difference[];
}
