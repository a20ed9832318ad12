import type { PlaceState } from '../../../../core/coding/place';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { changedParts } from '../../../../study/studyChange';
import type { OpenStudy, Target } from '../../../session/openStudy';
import type { StudiesChange } from '../../../session/studies';
import type { Transcript } from '../../../../study/transcript';

/** States that a person has to look at, the worst first. */
export const UNCERTAIN_STATES = ['orphan', 'ambiguous', 'moved'] as const;
export type UncertainState = (typeof UNCERTAIN_STATES)[number];

/** A segment whose place is in doubt, and where it belongs. */
export interface UncertainSegment extends Target {
  readonly placed: PlacedSegment;
  readonly state: UncertainState;
}

/** Finds the segments whose place is in doubt; the list of a transcript is the same one as long as they stand where they are. */
export class UncertainSegments {
  private readonly known = new WeakMap<
    Transcript,
    { uncertain: readonly PlacedSegment[]; found: readonly UncertainSegment[] }
  >();

  of(openStudy: OpenStudy): readonly UncertainSegment[] {
    return openStudy.study.transcripts.flatMap(transcript => this.in({ openStudy, transcript }));
  }

  private in(target: Target): readonly UncertainSegment[] {
    const { uncertain } = target.transcript;
    const known = this.known.get(target.transcript);
    if (known?.uncertain === uncertain) return known.found;
    const found = uncertain.flatMap(placed =>
      isUncertain(placed.state) ? [{ ...target, placed, state: placed.state }] : [],
    );
    this.known.set(target.transcript, { uncertain, found });
    return found;
  }
}

/** Whether a change is only of words in transcripts in which no place is in doubt. */
export function isOnlyTyping(change: StudiesChange): boolean {
  const { study } = change.openStudy;
  return (
    changedParts(change).every(part => part === 'texts') &&
    [...change.texts].every(path => study.transcript(path)?.uncertain.length === 0)
  );
}

function isUncertain(state: PlaceState): state is UncertainState {
  return (UNCERTAIN_STATES as readonly PlaceState[]).includes(state);
}
