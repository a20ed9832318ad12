import { withComing } from '../../../../core/marks/comingSegments';
import { type MarkedSegment, markedSegments } from '../../../../core/marks/markedSegment';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { type Span, overlaps } from '../../../../core/text/span';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { visibleSegments } from '../../../session/visibleCoders';
import { coderName } from '../../../ui/coderName';

/** The segments of a transcript, by start, with those that are being written. @param within those that overlap it; else all */
export function placedSegments(
  { coming }: Pick<Deps, 'coming'>,
  { transcript }: Target,
  within?: Span,
): readonly PlacedSegment[] {
  if (!within) return withComing(transcript.inOrder(), coming.of(transcript));
  const written = transcript.overlapping(within.start, within.end);
  return withComing(
    written,
    coming.of(transcript).filter(one => overlaps(one, within)),
  );
}

/**
 * What is to be marked of some segments of a transcript: of those that are shown at all.
 * @param within of those that overlap it; else of all
 */
export function segmentsToMark(deps: Deps, target: Target, within?: Span): MarkedSegment[] {
  const { openStudy } = target;
  return markedSegments(visibleSegments(deps, target, placedSegments(deps, target, within)), {
    codebook: openStudy.study.codebook,
    current: deps.coder.of(openStudy)?.id,
    nameOf: coder => coderName(openStudy, coder),
    only: deps.focus.idsOf(openStudy),
  });
}
