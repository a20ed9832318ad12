import type { Codebook } from '../codebook/codebook';
import { byUnits } from '../base/compare';
import type { UnassignedLabel } from '../participants/speakers';
import { counted, enumerate } from '../base/phrases';
import type { Corpus } from './corpus';
import type { Scope, ScopedSegment } from './scope';

/** What a reader of figures over a scope should know besides: each note one or two sentences. */
export function scopeNotes({ codebook }: Corpus, scope: Scope): readonly string[] {
  return [
    ...participantNotes(scope),
    ...placeNotes(scope),
    ...nobodysSegments(scope),
    ...unknownCodeNotes(codebook, scope),
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
    enumerate(labels.map(({ label, turns }) => `“${label}” (${counted.turns(turns)})`));
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
      ? [`${counted.segments(leftOut.orphan)} left out: the words can no longer be found in the transcript.`]
      : []),
    ...(leftOut.ambiguous > 0
      ? [
          `${counted.segments(leftOut.ambiguous)} left out: the words now stand in several places of the transcript.`,
        ]
      : []),
    ...(leftOut.undated > 0 ? [`${counted.segments(leftOut.undated)} left out: they have no date.`] : []),
    ...(moved > 0
      ? [`${counted.segments(moved)} counted where the words are now, in other surroundings than before.`]
      : []),
  ];
}

function nobodysSegments({ transcripts }: Scope): string[] {
  const nobodys = countSegments(transcripts, ({ participants }) => participants.length === 0);
  if (nobodys === 0) return [];
  return [`${counted.segments(nobodys)} counted for no participant: no turn of a participant is in it.`];
}

function unknownCodeNotes(codebook: Codebook, { transcripts }: Scope): string[] {
  const unknownCodes = new Map<string, number>();
  for (const { segments } of transcripts) {
    for (const { placed } of segments) {
      for (const id of new Set(placed.segment.codes)) {
        if (!codebook.resolve(id)) unknownCodes.set(id, (unknownCodes.get(id) ?? 0) + 1);
      }
    }
  }
  if (unknownCodes.size === 0) return [];
  const codes = [...unknownCodes]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || byUnits(a, b))
    .map(([id, segments]) => `“${id}” (${counted.segments(segments)})`);
  return [`Codes that the codebook does not have, and that are in no row: ${enumerate(codes)}.`];
}

function countSegments(
  transcripts: Scope['transcripts'],
  isCounted: (segment: ScopedSegment) => boolean,
): number {
  let counted = 0;
  for (const { segments } of transcripts) for (const segment of segments) if (isCounted(segment)) counted++;
  return counted;
}

/** What is said of codes that do not occur and have no row. */
export function unlistedNote(unlisted: number): readonly string[] {
  if (unlisted === 0) return [];
  return [
    unlisted === 1
      ? 'One theme or code of the codebook has no segment here and no row.'
      : `${unlisted} themes and codes of the codebook have no segment here and no row.`,
  ];
}
