import { nameKey } from '../codebook/codeName';
import { type Result, ok } from '../base/result';
import { checkName } from './checkName';
import { claimLabels } from './claimLabels';
import { participantById } from './findParticipant';
import { newId } from './newId';
import { nameOf, withFields, withRecords } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';

export interface NewParticipant {
  readonly name: string;
  /** Their labels; taken from anyone who has them now. */
  readonly labels?: readonly string[] | undefined;
}

/** Adds a participant. Names differ; the id is made from the name. Fails on an empty or a taken name. */
export function addParticipant(
  study: StudyFile,
  { name, labels = [] }: NewParticipant,
): Result<{ readonly file: StudyFile; readonly participant: Participant }> {
  const named = checkName(name, study.participants, 'participant');
  if (!named.ok) return named;
  const ids = study.participants.map(({ id }) => id);
  const id = newId(named.value, ids, 'participant');
  const entered = {
    ...study,
    participants: withRecords(study.participants, [{ id, name: named.value }]),
  };
  const claimed = labels.length > 0 ? claimLabels(entered, labels, id) : ok(entered);
  if (!claimed.ok) return claimed;
  const participant = claimed.value.participants.find(one => one.id === id)!;
  return ok({ file: claimed.value, participant });
}

/** Adds a participant for each label, named like it; where there is one with that name, the label becomes theirs. */
export function addParticipantsForLabels(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  let file = study;
  for (const label of labels) {
    const known = file.participants.find(one => nameKey(nameOf(one)) === nameKey(label));
    const changed = known
      ? claimLabels(file, [label], known.id)
      : fileOf(addParticipant(file, { name: label, labels: [label] }));
    if (!changed.ok) return changed;
    file = changed.value;
  }
  return ok(file);
}

function fileOf(result: Result<{ readonly file: StudyFile }>): Result<StudyFile> {
  return result.ok ? ok(result.value.file) : result;
}

/** Renames a participant; the id stays. */
export function renameParticipant(study: StudyFile, id: string, name: string): Result<StudyFile> {
  const participant = participantById(study, id);
  if (!participant.ok) return participant;
  const others = study.participants.filter(one => one.id !== id);
  const named = checkName(name, others, 'participant');
  if (!named.ok) return named;
  if (named.value === participant.value.name) return ok(study);
  const renamed = withFields(participant.value, { name: named.value });
  return ok({ ...study, participants: withRecords(study.participants, [renamed]) });
}

/** Deletes a participant; their labels become unassigned. Reports that name them go on naming them. */
export function deleteParticipant(study: StudyFile, id: string): Result<StudyFile> {
  const participant = participantById(study, id);
  if (!participant.ok) return participant;
  return ok({ ...study, participants: study.participants.filter(one => one.id !== id) });
}
