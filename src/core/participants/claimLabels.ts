import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { labelKey } from '../turns/labelKey';
import { participantById } from './findParticipant';
import { withFields, withRecords } from '../studyFile/namedRecords';
import type { StudyFile } from '../studyFile/studyFile';
import { mapTurnSettings, withTurnSettings } from '../studyFile/turnSettings';

// A label belongs to a participant or to the interviewers, is none at all (`notSpeakers`), or is unassigned. Labels are
// compared as findSpeakers does: by labelKey. Each function gives the same study where nothing changes.

/** Assigns labels to a participant, and takes them from everyone else, interviewers included. They are labels from now on. */
export function claimLabels(
  study: StudyFile,
  labels: readonly string[],
  participantId: string,
): Result<StudyFile> {
  const participant = participantById(study, participantId);
  if (!participant.ok) return participant;
  const clean = cleanLabels(labels);
  if (!clean.ok) return clean;
  const taken = takeLabels(allowed(study, clean.value), clean.value, participantId);
  const { speakers = [] } = participant.value;
  const added = missingFrom(speakers, clean.value);
  if (added.length === 0) return ok(taken);
  const changed = withFields(participant.value, { speakers: [...speakers, ...added] });
  return ok({ ...taken, participants: withRecords(taken.participants, [changed]) });
}

/** Makes labels the interviewers’, and takes them from all participants. They are labels from now on. */
export function makeInterviewers(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  const clean = cleanLabels(labels);
  if (!clean.ok) return clean;
  const labelled = allowed(study, clean.value);
  const participants = withoutLabels(study.participants, clean.value);
  const added = missingFrom(study.interviewers, clean.value);
  if (added.length === 0 && participants === study.participants) return ok(labelled);
  return ok({ ...labelled, participants, interviewers: [...study.interviewers, ...added] });
}

/** Takes labels from anyone who has them. */
export function releaseLabels(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  const clean = cleanLabels(labels);
  return clean.ok ? ok(takeLabels(study, clean.value)) : clean;
}

/** Says of what looks like labels that it is none, in any transcript, and takes it from anyone who has it. */
export function refuseLabels(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  const clean = cleanLabels(labels);
  if (!clean.ok) return clean;
  const taken = takeLabels(study, clean.value);
  const { notSpeakers = [] } = study.turns ?? {};
  const added = missingFrom(notSpeakers, clean.value);
  if (added.length === 0) return ok(taken);
  return ok(withTurnSettings(taken, { notSpeakers: [...notSpeakers, ...added] }));
}

/** Takes back, for all transcripts, that labels are none. */
export function allowLabels(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  const clean = cleanLabels(labels);
  return clean.ok ? ok(allowed(study, clean.value)) : clean;
}

function allowed(study: StudyFile, labels: readonly string[]): StudyFile {
  return mapTurnSettings(study, turns => {
    const { notSpeakers = [] } = turns;
    const kept = without(notSpeakers, labels);
    return kept === notSpeakers ? turns : { ...turns, notSpeakers: kept };
  });
}

/** The labels as they are compared, each once; fails where one is empty or there is none. */
function cleanLabels(labels: readonly string[]): Result<readonly string[]> {
  const clean = [...new Set(labels.map(labelKey))];
  return clean.length === 0 || clean.includes('') ? fail(l10n.t('A label cannot be empty.')) : ok(clean);
}

function takeLabels(study: StudyFile, labels: readonly string[], keeper?: string): StudyFile {
  const participants = withoutLabels(study.participants, labels, keeper);
  const interviewers = without(study.interviewers, labels);
  const isSame = participants === study.participants && interviewers === study.interviewers;
  return isSame ? study : { ...study, participants, interviewers };
}

function withoutLabels(
  participants: StudyFile['participants'],
  labels: readonly string[],
  keeper?: string,
): StudyFile['participants'] {
  const changed = participants.flatMap(participant => {
    const { speakers = [] } = participant;
    const kept = participant.id === keeper ? speakers : without(speakers, labels);
    if (kept === speakers) return [];
    return [withFields(participant, { speakers: kept.length > 0 ? kept : undefined })];
  });
  return changed.length > 0 ? withRecords(participants, changed) : participants;
}

function without(have: readonly string[], labels: readonly string[]): readonly string[] {
  const kept = have.filter(label => !labels.includes(labelKey(label)));
  return kept.length === have.length ? have : kept;
}

function missingFrom(have: readonly string[], labels: readonly string[]): readonly string[] {
  const known = new Set(have.map(labelKey));
  return labels.filter(label => !known.has(label));
}
