import type { Codebook } from '../../codebook/codebook';
import type { PlacedSegment } from '../../corpus/corpus';
import { byUnits } from '../../base/compare';
import type { Span } from '../../text/span';

/** One code on one segment, at its place in the current text: UTF-16 units, half-open. */
export interface PlacedCoding extends Span {
  /** Id of the code; of a merged one, of what it became. */
  readonly code: string;
  /** Id of the segment. */
  readonly segment: string;
}

/** The codings of segments, each once. Segments without a place have none. */
export function codingsOf(segments: readonly PlacedSegment[], codebook: Codebook): PlacedCoding[] {
  return segments.flatMap(({ start, end, segment }) => {
    if (start < 0 || start >= end) return [];
    const codes = new Set(segment.codes.map(id => codebook.resolve(id)?.id ?? id));
    return [...codes].map(code => ({ start, end, code, segment: segment.id }));
  });
}

/** By place, then code and segment: an order that depends on nothing else. */
export function byPlace(a: PlacedCoding, b: PlacedCoding): number {
  return a.start - b.start || a.end - b.end || byUnits(a.code, b.code) || byUnits(a.segment, b.segment);
}
