import type { PlacedSegment } from '../corpus/corpus';

/**
 * The segments as they will be once some are written: each of these is in place of that of the same coder with the same id or
 * on the same words.
 * @param segments by start, longer ones first; so are those that are given back
 */
export function withComing(
  segments: readonly PlacedSegment[],
  coming: readonly PlacedSegment[],
): readonly PlacedSegment[] {
  if (coming.length === 0) return segments;
  const left = new Set(coming);
  const all = segments.flatMap(segment => {
    const instead = coming.find(one => isSame(one, segment));
    if (!instead) return segment;
    return left.delete(instead) ? instead : [];
  });
  return [...all, ...left].sort((a, b) => a.start - b.start || b.end - a.end);
}

function isSame(a: PlacedSegment, b: PlacedSegment): boolean {
  return a.coder === b.coder && (a.segment.id === b.segment.id || (a.start === b.start && a.end === b.end));
}
