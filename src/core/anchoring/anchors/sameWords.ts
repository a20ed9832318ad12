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
