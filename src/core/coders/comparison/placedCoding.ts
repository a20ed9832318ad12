import type { ScaleValue } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import { resolverOf, valueOf } from '../../coding/values';
import type { PlacedSegment } from '../../corpus/corpus';
import { byUnits } from '../../base/compare';
import type { Span } from '../../text/span';

/** One code on one segment, at its place in the current text: UTF-16 units, half-open. */
export interface PlacedCoding extends Span {
  /** Id of the code; of a merged one, of what it became. */
  readonly code: string;
  /** Id of the segment. */
  readonly segment: string;
  /** On the code’s scale; absent where it has none, or several that contradict each other. */
  readonly value?: ScaleValue;
}

/** The codings of segments, each once. Segments without a place have none. */
export function codingsOf(segments: readonly PlacedSegment[], codebook: Codebook): PlacedCoding[] {
  const resolve = resolverOf(codebook);
  const codings: PlacedCoding[] = [];
  for (const { start, end, segment } of segments) {
    if (start < 0 || start >= end) continue;
    const { id, codes } = segment;
    const first = codings.length;
    for (const carried of codes) {
      const code = codebook.resolve(carried)?.id ?? carried;
      let isNew = true;
      for (let i = first; isNew && i < codings.length; i++) isNew = codings[i]!.code !== code;
      if (!isNew) continue;
      const value = segment.values && valueOf(segment, code, resolve);
      codings.push({ start, end, code, segment: id, ...(value === undefined ? {} : { value }) });
    }
  }
  return codings;
}

/** By place, then code and segment: an order that depends on nothing else. */
export function byPlace(a: PlacedCoding, b: PlacedCoding): number {
  return byPlaceAndCode(a, b) || byUnits(a.segment, b.segment);
}

/** The same, whatever the segment. */
export function byPlaceAndCode(a: PlacedCoding, b: PlacedCoding): number {
  return a.start - b.start || a.end - b.end || byUnits(a.code, b.code);
}
