import * as l10n from '@vscode/l10n';
import { type Result, fail } from '../base/result';
import { labelKey } from '../turns/labelKey';
import { addParticipantsForLabels } from './changeParticipants';
import { claimLabels, makeInterviewers } from './claimLabels';
import type { StudyFile } from '../studyFile/studyFile';

/**
 * Assigns several spellings of one label to the person who has some of them, or to the interviewers if those have; where none
 * is assigned, to the participant who is called like the first one, and who is added where there is none. Fails where they are
 * several people’s.
 */
export function mergeLabels(study: StudyFile, labels: readonly string[]): Result<StudyFile> {
  const keys = new Set(labels.map(labelKey));
  const hasSome = (list: readonly string[] = []) => list.some(label => keys.has(labelKey(label)));
  const people = study.participants.filter(({ speakers }) => hasSome(speakers));
  const areInterviewers = hasSome(study.interviewers);
  if (people.length + Number(areInterviewers) > 1)
    return fail(l10n.t('These labels are assigned to different people.'));
  if (areInterviewers) return makeInterviewers(study, labels);
  const owner = people[0];
  if (owner) return claimLabels(study, labels, owner.id);
  const added = addParticipantsForLabels(study, labels.slice(0, 1));
  if (!added.ok) return added;
  const called = added.value.participants.find(({ speakers }) => hasSome(speakers));
  return called ? claimLabels(added.value, labels, called.id) : fail(l10n.t('A label cannot be empty.'));
}
