import type { Scope, ScopedSegment } from '../corpus/scope';
import { byUnits } from '../json/stringify';
import type { UnassignedLabel } from '../participants/speakers';

/** So many labels or codes are named in a note. */
const MOST_NAMED = 10;

/** What a reader of figures over a scope should know besides: each note one or two sentences. */
export function scopeNotes(scope: Scope, unknownCodes: ReadonlyMap<string, number>): readonly string[] {
  return [
    ...participantNotes(scope),
    ...placeNotes(scope),
    ...nobodysSegments(scope),
    ...unknownCodeNotes(unknownCodes),
  ];
}

function participantNotes({ areDeclared, unassigned }: Scope): string[] {
  if (!areDeclared) {
    return [
      'The study declares no participants: every label that is not an interviewer’s counts as a participant.',
    ];
  }
  const of = (wanted: UnassignedLabel['reason']) => unassigned.filter(({ reason }) => reason === wanted);
  const list = (labels: readonly UnassignedLabel[]) =>
    enumerate(labels.map(({ label, turns }) => `“${label}” (${plural(turns, 'turn')})`));
  const [unclaimed, several, both] = [of('unclaimed'), of('several'), of('interviewer')];
  return [
    ...(unclaimed.length > 0 ? [`Labels that belong to no participant: ${list(unclaimed)}.`] : []),
    ...(several.length > 0
      ? [`Labels that several participants have, so that their turns are nobody’s: ${list(several)}.`]
      : []),
    ...(both.length > 0
      ? [
          `Labels that both a participant and the interviewers have, and that count as interviewers’: ${list(both)}.`,
        ]
      : []),
  ];
}

function placeNotes({ leftOut, transcripts }: Scope): string[] {
  const moved = countSegments(transcripts, ({ placed }) => placed.state === 'moved');
  return [
    ...(leftOut.orphan > 0
      ? [`${plural(leftOut.orphan, 'segment')} left out: the words can no longer be found in the transcript.`]
      : []),
    ...(leftOut.ambiguous > 0
      ? [
          `${plural(leftOut.ambiguous, 'segment')} left out: the words now stand in several places of the transcript.`,
        ]
      : []),
    ...(moved > 0
      ? [`${plural(moved, 'segment')} counted where the words are now, in other surroundings than before.`]
      : []),
  ];
}

function nobodysSegments({ transcripts }: Scope): string[] {
  const count = countSegments(transcripts, ({ participants }) => participants.length === 0);
  if (count === 0) return [];
  return [`${plural(count, 'segment')} counted for no participant: no turn of a participant is in it.`];
}

function unknownCodeNotes(unknownCodes: ReadonlyMap<string, number>): string[] {
  if (unknownCodes.size === 0) return [];
  const codes = [...unknownCodes]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || byUnits(a, b))
    .map(([id, count]) => `“${id}” (${plural(count, 'segment')})`);
  return [`Codes that the codebook does not have, and that are in no row: ${enumerate(codes)}.`];
}

function countSegments(
  transcripts: Scope['transcripts'],
  isCounted: (segment: ScopedSegment) => boolean,
): number {
  let count = 0;
  for (const { segments } of transcripts) for (const segment of segments) if (isCounted(segment)) count++;
  return count;
}

function enumerate(items: readonly string[]): string {
  const named = items.slice(0, MOST_NAMED).join(', ');
  return items.length > MOST_NAMED ? `${named} and ${items.length - MOST_NAMED} more` : named;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
