import type { Segment } from './segment';

/**
 * One segment with what several say: all their codes with their values and all their memos, in order, each once, and
 * otherwise the first one's fields; unknown fields that it lacks come from those after it.
 * @param segments one or more
 */
export function joinedSegment(segments: readonly Segment[]): Segment {
  const { memo: _, ...fields } = segments.reduceRight((after, segment) => ({
    ...after,
    ...segment,
  }));
  const memos = [...new Set(segments.flatMap(({ memo }) => memo || []))];
  const codes = [...new Set(segments.flatMap(segment => segment.codes))];
  const values = segments.reduceRight((after, segment) => ({ ...after, ...segment.values }), {});
  return {
    ...fields,
    codes,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(memos.length > 0 ? { memo: memos.join('\n\n') } : {}),
  };
}
