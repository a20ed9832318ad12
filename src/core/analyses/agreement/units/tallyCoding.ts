import type { Steps } from '../../../base/steps';
import type { ComparedCoding } from '../comparedCoding';
import { isCompared } from '../comparedCoding';
import { Tally } from './tally';
import { tallyCharacters, tallyUnits } from './tallyTranscript';
import { textUnits } from './textUnits';
import type { UnitKind } from './unitKind';
import { zonesOf } from './zones';

/** What resamples are drawn from. */
export interface Clusters {
  readonly kind: 'transcript' | 'turn';
  readonly count: number;
}

/** From fewer transcripts there are too few ways to draw; turns are drawn then. */
export const MIN_TRANSCRIPTS = 5;

/** Counts how the coders rated all units of the scope. */
export function* tallyCoding(
  { transcripts, coders, targets, onlyParticipants }: ComparedCoding,
  unit: Exclude<UnitKind, 'segment'>,
): Steps<{ readonly tally: Tally; readonly clusters: Clusters }> {
  const tally = new Tally(coders.length, targets.count);
  const byTurn = unit !== 'transcript' && transcripts.filter(isCompared).length < MIN_TRANSCRIPTS;
  let turns = 0;
  for (const [i, coded] of transcripts.entries()) {
    const before = turns;
    const clusterOf = (turn: number) => (byTurn ? before + turn : i);
    if (unit === 'character') {
      tallyCharacters(coded, zonesOf(coded, onlyParticipants, clusterOf), tally);
    } else {
      const units = textUnits(coded.scoped, unit, onlyParticipants);
      tallyUnits(coded, units, one => clusterOf(units.turns[one]!), tally);
    }
    if (byTurn) turns += Math.max(coded.scoped.transcript.turns.count, 1);
    yield (i + 1) / transcripts.length;
  }
  return { tally, clusters: { kind: byTurn ? 'turn' : 'transcript', count: 0 } };
}
