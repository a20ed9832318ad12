import type { PlaceState } from '../../../../core/coding/place';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { OpenStudy, Target } from '../../../session/studies';
import type { Transcript } from '../../../../study/transcript';

/** States that a person has to look at, the worst first. */
export const UNSETTLED = ['orphan', 'ambiguous', 'moved'] as const;
export type UnsettledState = (typeof UNSETTLED)[number];

/** A segment whose place is in doubt, and where it belongs. */
export interface Unsettled extends Target {
  readonly placed: PlacedSegment;
  readonly state: UnsettledState;
}

/** Finds the segments whose place is in doubt; a transcript is looked at again only when its segments have changed. */
export class UnsettledSegments {
  private readonly known = new WeakMap<
    Transcript,
    { segments: readonly PlacedSegment[]; found: readonly Unsettled[] }
  >();

  of(open: OpenStudy): readonly Unsettled[] {
    return open.study.transcripts.flatMap(transcript => this.in({ open, transcript }));
  }

  private in(target: Target): readonly Unsettled[] {
    const { segments } = target.transcript;
    const known = this.known.get(target.transcript);
    if (known?.segments === segments) return known.found;
    const found = segments.flatMap(placed =>
      isUnsettled(placed.state) ? [{ ...target, placed, state: placed.state }] : [],
    );
    this.known.set(target.transcript, { segments, found });
    return found;
  }
}

function isUnsettled(state: PlaceState): state is UnsettledState {
  return (UNSETTLED as readonly PlaceState[]).includes(state);
}
