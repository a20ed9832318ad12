import type { Difference } from './differences';

/** A quotation where its words are, or are similar. */
export interface Placed {
  readonly transcript: number;
  readonly places: readonly number[];
  readonly differences: readonly Difference[];
}
