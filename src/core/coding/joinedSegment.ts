import type { Segment } from './segment';
import { withJoinedValues } from './values';

/**
 * One segment with what several say: all their codes with their values and all their memos, in order, each once, and
 * otherwise the first one's fields; unknown fields that it lacks come from those after it. Where two have different values for
 * a code, that is left open.
 * @param segments one or more
 */
export function joinedSegment(segments: readonly Segment[]): Segment {
  const { memo: _, ...fields } = segments.reduceRight((after, segment) => ({
    ...after,
    ...segment,
  }));
  const memos = [...new Set(segments.flatMap(({ memo }) => memo || []))];
  const codes = [...new Set(segments.flatMap(segment => segment.codes))];
  const joined = { ...fields, codes, ...(memos.length > 0 ? { memo: memos.join('\n\n') } : {}) };
  return withJoinedValues(joined, segments);
}
