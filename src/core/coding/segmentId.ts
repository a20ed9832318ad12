import { randomCharacters } from '../codebook/codeId';

/** Enough that two coders of the largest study never draw the same: 36^12 ids. */
const LENGTH = 12;

/**
 * An id for a new segment, of `a-z` and `0-9`. Random, not ordered by time, so that what two people add lands in different
 * places of the file.
 * @param random in [0, 1)
 */
export function newSegmentId(random: () => number): string {
  return randomCharacters(LENGTH, random);
}
