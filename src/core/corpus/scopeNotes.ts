import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import type { UnassignedLabel } from '../participants/speakers';
import { counted, enumerate } from '../base/phrases';
import type { Scope } from './scope';
import type { SegmentFacts } from './scopedTranscripts';

/** What else a reader of figures over a scope should know: each note is one or two sentences. */
export function scopeNotes(scope: Scope): readonly string[] {
  return [
    ...queryNotes(scope),
    ...consensusNotes(scope),
    ...participantNotes(scope),
    ...placeNotes(scope),
    ...unassignedSegments(scope),
    ...unknownCodeNotes(scope),
  ];
}

/** Those of the notes without which figures would be misread, each in a few words. */
export function scopeWarnings(scope: Scope): readonly string[] {
  const { startedConsensus, leftOut, transcripts } = scope;
  return [
    ...warning(startedConsensus.length, l10n.t('1 transcript has a consensus that is not complete.'), n =>
      l10n.t('{0} transcripts have a consensus that is not complete.', n),
    ),
    ...participantWarnings(scope),
    ...warning(leftOut.orphan + leftOut.ambiguous, l10n.t('1 uncertain segment is not counted.'), n =>
      l10n.t('{0} uncertain segments are not counted.', n),
    ),
    ...warning(leftOut.undated, l10n.t('1 segment without a date is not counted.'), n =>
      l10n.t('{0} segments without a date are not counted.', n),
    ),
    ...warning(
      sum(transcripts, ({ moved }) => moved),
      l10n.t('1 moved segment is not confirmed.'),
      n => l10n.t('{0} moved segments are not confirmed.', n),
    ),
    ...warning(unknownCodesOf(scope).size, l10n.t('1 code is missing from the codebook.'), n =>
      l10n.t('{0} codes are missing from the codebook.', n),
    ),
  ];
}

/** The same of participants alone. */
export function participantWarnings({ areDeclared, unassigned }: Scope): readonly string[] {
  return [
    ...(areDeclared ? [] : [l10n.t('The study has no participants yet.')]),
    ...warning(areDeclared ? unassigned.length : 0, l10n.t('1 label counts for no participant.'), n =>
      l10n.t('{0} labels count for no participant.', n),
    ),
  ];
}

function warning(n: number, one: string, many: (n: number) => string): readonly string[] {
  return n === 0 ? [] : [n === 1 ? one : many(n)];
}

function queryNotes({ queries }: Scope): string[] {
  return queries
    .filter(({ name, text }) => name !== text)
    .map(({ name, text }) => l10n.t('“{0}” is the query: {1}', name, text));
}

function consensusNotes({ startedConsensus }: Scope): string[] {
  if (startedConsensus.length === 0) return [];
  const list = enumerate(startedConsensus);
  return [
    startedConsensus.length === 1
      ? l10n.t(
          'The consensus of 1 transcript is not complete and does not count; the coders’ own segments count instead: {0}.',
          list,
        )
      : l10n.t(
          'The consensus of {0} transcripts is not complete and does not count; the coders’ own segments count instead: {1}.',
          startedConsensus.length,
          list,
        ),
  ];
}

/** What to know about whose turns are whose. */
export function participantNotes({ areDeclared, unassigned }: Scope): string[] {
  if (!areDeclared) {
    return [
      l10n.t(
        'The study has no participants yet, so every label other than an interviewer’s counts as a participant.',
      ),
    ];
  }
  const of = (wanted: UnassignedLabel['reason']) => unassigned.filter(({ reason }) => reason === wanted);
  const list = (labels: readonly UnassignedLabel[]) =>
    enumerate(labels.map(({ label, turns }) => `“${label}” (${counted.turns(turns)})`));
  const [unclaimed, several, both] = [of('unclaimed'), of('several'), of('interviewer')];
  return [
    ...(unclaimed.length > 0 ? [l10n.t('Unassigned labels: {0}.', list(unclaimed))] : []),
    ...(several.length > 0
      ? [l10n.t('Labels of several participants, whose turns count for none of them: {0}.', list(several))]
      : []),
    ...(both.length > 0
      ? [
          l10n.t(
            'Labels of both a participant and an interviewer, which count as the interviewer’s: {0}.',
            list(both),
          ),
        ]
      : []),
  ];
}

function placeNotes({ leftOut, transcripts }: Scope): string[] {
  const moved = sum(transcripts, ({ moved: here }) => here);
  return [
    ...(leftOut.orphan > 0 ? [orphanNote(leftOut.orphan)] : []),
    ...(leftOut.ambiguous > 0 ? [ambiguousNote(leftOut.ambiguous)] : []),
    ...(leftOut.undated > 0 ? [undatedNote(leftOut.undated)] : []),
    ...(moved > 0 ? [movedNote(moved)] : []),
  ];
}

function orphanNote(n: number): string {
  return n === 1
    ? l10n.t('1 orphan was left out: its words can no longer be found in the transcript.')
    : l10n.t('{0} orphans were left out: their words can no longer be found in the transcripts.', n);
}

function ambiguousNote(n: number): string {
  return n === 1
    ? l10n.t('1 ambiguous segment was left out: its words occur in several places now.')
    : l10n.t('{0} ambiguous segments were left out: their words occur in several places now.', n);
}

function undatedNote(n: number): string {
  return n === 1
    ? l10n.t('1 segment was left out because it has no date.')
    : l10n.t('{0} segments were left out because they have no date.', n);
}

function movedNote(n: number): string {
  return n === 1
    ? l10n.t('1 moved segment was counted at its new place, which has not been confirmed yet.')
    : l10n.t('{0} moved segments were counted at their new places, which have not been confirmed yet.', n);
}

function unassignedSegments({ transcripts }: Scope): string[] {
  const n = sum(transcripts, ({ unassigned }) => unassigned);
  if (n === 0) return [];
  return [
    n === 1
      ? l10n.t('1 segment counts for no participant: it overlaps no participant’s turn.')
      : l10n.t('{0} segments count for no participant: they overlap no participant’s turn.', n),
  ];
}

function unknownCodeNotes(scope: Scope): string[] {
  const unknownCodes = unknownCodesOf(scope);
  if (unknownCodes.size === 0) return [];
  const codes = [...unknownCodes]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || byUnits(a, b))
    .map(([id, segments]) => `“${id}” (${counted.segments(segments)})`);
  return [
    l10n.t('Codes that are missing from the codebook and therefore have no row: {0}.', enumerate(codes)),
  ];
}

/** By id, with the number of their segments. */
function unknownCodesOf({ transcripts }: Scope): ReadonlyMap<string, number> {
  const unknownCodes = new Map<string, number>();
  for (const { facts } of transcripts)
    for (const [id, segments] of facts.unknownCodes)
      unknownCodes.set(id, (unknownCodes.get(id) ?? 0) + segments);
  return unknownCodes;
}

function sum(transcripts: Scope['transcripts'], of: (facts: SegmentFacts) => number): number {
  return transcripts.reduce((total, { facts }) => total + of(facts), 0);
}

/** What is said about codes that are not used in the scope and have no row. */
export function unlistedNote(unlisted: number): readonly string[] {
  if (unlisted === 0) return [];
  return [
    unlisted === 1
      ? l10n.t('1 theme or code of the codebook has no segments here and is not listed.')
      : l10n.t('{0} themes and codes of the codebook have no segments here and are not listed.', unlisted),
  ];
}
