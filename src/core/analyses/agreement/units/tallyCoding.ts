import type { Steps } from '../../../base/steps';
import { knownParts } from '../../kit/knownParts';
import type { ComparedCoding } from '../comparedCoding';
import type { CodedByCoders } from './codedByCoders';
import { PartBuilder } from './partBuilder';
import { Tally, type TallyPart } from './tally';
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

type TalliedUnit = Exclude<UnitKind, 'segment'>;

/** Counts how the coders rated all units of the scope. */
export function* tallyCoding(
  compared: ComparedCoding,
  unit: TalliedUnit,
): Steps<{ readonly tally: Tally; readonly clusters: Clusters }> {
  const isFew = compared.facts.comparedTranscripts < MIN_TRANSCRIPTS;
  const kind = unit !== 'transcript' && isFew ? 'turn' : 'transcript';
  return { tally: yield* tallyBy(compared, unit, kind), clusters: { kind, count: 0 } };
}

/** The same by clusters of one kind; those of transcripts are numbered as the transcripts are. */
export function* tallyBy(
  { scope, transcripts, coders, targets, codings, way, onlyParticipants }: ComparedCoding,
  unit: TalliedUnit,
  clusters: Clusters['kind'],
): Steps<Tally> {
  const tally = new Tally(coders.length, targets.count);
  const parts = knownParts(scope.codes, ['tally', ...way, unit, clusters, onlyParticipants], scoped =>
    tallyPart(codings.of(scoped), unit, clusters, onlyParticipants),
  );
  let first = 0;
  for (const [i, { scoped }] of transcripts.entries()) {
    tally.add(parts.of(scoped), first);
    first += clusters === 'turn' ? clustersIn(scoped) : 1;
    yield (i + 1) / transcripts.length;
  }
  return tally;
}

function tallyPart(
  coded: CodedByCoders,
  unit: TalliedUnit,
  clusters: Clusters['kind'],
  onlyParticipants: boolean,
): TallyPart {
  const byTurn = clusters === 'turn';
  const part = new PartBuilder(byTurn ? clustersIn(coded.scoped) : 1);
  const clusterOf = (turn: number) => (byTurn ? turn : 0);
  if (unit === 'character') {
    tallyCharacters(coded, zonesOf(coded, onlyParticipants, clusterOf), part);
  } else {
    const units = textUnits(coded.scoped, unit, onlyParticipants);
    tallyUnits(coded, units, one => clusterOf(units.turns[one]!), part);
  }
  return part.part();
}

/** Turns; one for a transcript without any. */
function clustersIn({ transcript }: CodedByCoders['scoped']): number {
  return Math.max(transcript.labelled.count, 1);
}
