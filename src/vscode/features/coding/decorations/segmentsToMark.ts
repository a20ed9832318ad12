import { type MarkedSegment, markedSegments } from '../../../../core/marks/markedSegment';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { visibleSegments } from '../../../session/visibleCoders';
import { coderName } from '../../../ui/coderName';

/** What is to be marked of some segments of a transcript: of those that are shown at all. */
export function segmentsToMark(
  deps: Deps,
  target: Target,
  segments: readonly PlacedSegment[],
): MarkedSegment[] {
  const { openStudy } = target;
  return markedSegments(visibleSegments(deps, target, segments), {
    codebook: openStudy.study.codebook,
    current: deps.coder.of(openStudy)?.id,
    nameOf: coder => coderName(openStudy, coder),
    only: deps.focus.idsOf(openStudy),
  });
}
