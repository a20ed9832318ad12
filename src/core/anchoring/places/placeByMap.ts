import type { Span } from '../../text/span';
import type { TextMap } from '../diff/textMap';
import { mapSpan } from '../diff/mapSpans';
import { MIN_KEPT, MAX_EDITED, type Place, ambiguous } from '../../coding/place';

/**
 * A passage that is at another place now is moved for a person to confirm, unless the evidence is overwhelming: the segment's own words,
 * unchanged, with at least so many letters unchanged on either side of it, in a stretch of at least so many that occurs once.
 */
const MIN_SUPPORT = 16;
const MIN_PASSAGE = 100;

/** The place to which a map leads a span of the old text; undefined when that cannot be trusted at all. */
export function placeByMap(map: TextMap, span: Span): Place | undefined {
  const found = mapSpan(map, span);
  if (!found) return undefined;
  const { start, end, other } = found;
  if (other) return ambiguous([other, { start, end }].sort((a, b) => a.start - b.start));
  const isCertain =
    !found.isGuessed &&
    (!found.isMoved || (found.support >= MIN_SUPPORT && found.passage >= MIN_PASSAGE && found.isSame));
  if (isCertain && found.isSame) return { state: 'ok', start, end };
  if (isCertain && found.edited <= MAX_EDITED * found.length) return { state: 'changed', start, end };
  return found.kept >= MIN_KEPT * found.length ? { state: 'moved', start, end } : undefined;
}
