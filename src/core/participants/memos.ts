import { type Result, ok } from '../base/result';
import { withFields, withRecords } from '../studyFile/namedRecords';
import type { StudyFile } from '../studyFile/studyFile';
import { participantById } from './findParticipant';
import { groupById } from './groups';

/** Gives a participant a memo; an empty or undefined one removes it. */
export function setParticipantMemo(
  study: StudyFile,
  id: string,
  memo: string | undefined,
): Result<StudyFile> {
  const participant = participantById(study, id);
  if (!participant.ok) return participant;
  if (isSame(participant.value, memo)) return ok(study);
  const noted = withFields(participant.value, { memo: memo || undefined });
  return ok({ ...study, participants: withRecords(study.participants, [noted]) });
}

/** Gives a group a memo; an empty or undefined one removes it. */
export function setGroupMemo(study: StudyFile, id: string, memo: string | undefined): Result<StudyFile> {
  const group = groupById(study, id);
  if (!group.ok) return group;
  if (isSame(group.value, memo)) return ok(study);
  const noted = withFields(group.value, { memo: memo || undefined });
  return ok({ ...study, groups: withRecords(study.groups, [noted]) });
}

/** Gives the study a memo; an empty or undefined one removes it. */
export function setStudyMemo(study: StudyFile, memo: string | undefined): Result<StudyFile> {
  return ok(isSame(study, memo) ? study : withFields(study, { memo: memo || undefined }));
}

function isSame({ memo: before }: { readonly memo?: string | undefined }, memo: string | undefined): boolean {
  return (before ?? '') === (memo ?? '');
}
