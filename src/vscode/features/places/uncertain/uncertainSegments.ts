import type { PlaceState } from '../../../../core/coding/place';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { OpenStudy, Target } from '../../../session/studies';
import type { Transcript } from '../../../../study/transcript';

/** States that a person has to look at, the worst first. */
export const UNCERTAIN_STATES = ['orphan', 'ambiguous', 'moved'] as const;
export type UncertainState = (typeof UNCERTAIN_STATES)[number];

/** A segment whose place is in doubt, and where it belongs. */
export interface UncertainSegment extends Target {
  readonly placed: PlacedSegment;
  readonly state: UncertainState;
}

/** Finds the segments whose place is in doubt; a transcript is looked at again only when its segments have changed. */
export class UncertainSegments {
  private readonly known = new WeakMap<
    Transcript,
    { segments: readonly PlacedSegment[]; found: readonly UncertainSegment[] }
  >();

  of(openStudy: OpenStudy): readonly UncertainSegment[] {
    return openStudy.study.transcripts.flatMap(transcript => this.in({ openStudy, transcript }));
  }

  private in(target: Target): readonly UncertainSegment[] {
    const { segments } = target.transcript;
    const known = this.known.get(target.transcript);
    if (known?.segments === segments) return known.found;
    const found = segments.flatMap(placed =>
      isUncertain(placed.state) ? [{ ...target, placed, state: placed.state }] : [],
    );
    this.known.set(target.transcript, { segments, found });
    return found;
  }
}

function isUncertain(state: PlaceState): state is UncertainState {
  return (UNCERTAIN_STATES as readonly PlaceState[]).includes(state);
}
