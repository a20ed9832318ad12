import { hashAnchor } from '../windows/anchorHashes';
import { spellOutAnchor } from './capture';
import type { Segment, Sidecar } from '../../coding/segment';

/** The sidecar with hashes in place of all words; the same one when it has no words. Memos are the coder's own: they stay. */
export function hashQuotes(sidecar: Sidecar, salt: string): Sidecar {
  return withEach(sidecar, segment => hashAnchor(segment, salt, sidecar.texts[segment.text]?.length));
}

/**
 * The sidecar with words in place of hashes, wherever the text that they were made on is at hand; the same one when
 * nothing changes. The others keep their hashes.
 * @param textOf the whole text of a version
 */
export function spellOutQuotes(sidecar: Sidecar, textOf: (version: string) => string | undefined): Sidecar {
  return withEach(sidecar, segment => {
    const text = segment.hashes && textOf(segment.text);
    return text === undefined || segment.end > text.length ? segment : spellOutAnchor(segment, text);
  });
}

function withEach(sidecar: Sidecar, change: (segment: Segment) => Segment): Sidecar {
  const segments = sidecar.segments.map(change);
  return segments.every((segment, i) => segment === sidecar.segments[i]) ? sidecar : { ...sidecar, segments };
}
