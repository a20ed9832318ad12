import { firstIndex } from '../base/sorted';
import type { PageContent } from './pageModel';

/**
 * The beginning of a page: whole turns, up to one that ends at a place or behind it. It is the same as the whole page as far
 * as it goes, so that this can follow as a patch; a segment that goes on ends where it ends.
 * @param place UTF-16 units
 */
export function pageBeginning(content: PageContent, place: number): PageContent {
  const { text, turns, segments } = content;
  const last = firstIndex(turns.length, turn => turns[turn]!.end >= place);
  const end = turns[last]?.end ?? text.length;
  if (last >= turns.length - 1) return content;
  return {
    ...content,
    text: text.slice(0, end),
    turns: turns.slice(0, last + 1),
    segments: segments
      .filter(segment => segment.start < end)
      .map(segment => (segment.end > end ? { ...segment, end } : segment)),
  };
}
