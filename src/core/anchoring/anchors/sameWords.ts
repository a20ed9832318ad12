import type { Segment } from '../../coding/segment';
import { hashWords } from '../windows/anchorHashes';
import { squeeze } from '../windows/squeezed';

/**
 * Whether words are those that a segment was made on, wherever lines end.
 * @param salt with which hashed words were hashed
 */
export function hasWords({ quote, hashes }: Segment, words: string, salt: string): boolean {
  if (quote !== undefined) return quote === words || squeeze(quote) === squeeze(words);
  return hashes !== undefined && hashes.words === hashWords(squeeze(words), salt);
}

/** Whether two segments were made on the same words, wherever lines end; false where that cannot be told. */
export function haveSameWords(a: Segment, b: Segment): boolean {
  if (a.quote !== undefined && b.quote !== undefined) return squeeze(a.quote) === squeeze(b.quote);
  return a.hashes !== undefined && b.hashes !== undefined && a.hashes.words === b.hashes.words;
}
