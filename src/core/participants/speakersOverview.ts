import type { StudyFile } from '../studyFile/studyFile';
import { labelKey } from '../turns/labelKey';
import { isLikelyInterviewer } from './guessInterviewers';
import { type LabelUse, similarLabels } from './similarLabels';
import type { Speech } from './speech';

/** In {@link LabelUse.owner}: the label is an interviewer’s. A participant’s owner is their id after a blank. */
export const INTERVIEWERS = 'interviewers';

/** What the labels of a whole study leave to be decided. */
export interface SpeakersOverview {
  /** Labels that belong to no one and are probably interviewers’, the most frequent first. */
  readonly guessed: readonly LabelUse[];
  /** Labels that are probably spellings of one. */
  readonly spellings: readonly (readonly LabelUse[])[];
  /** Whether there are labels that belong to no one. */
  readonly hasUnassigned: boolean;
}

/** Finds what is to be decided of a study’s labels. @param speech who speaks how much in it */
export function speakersOverview(
  study: Pick<StudyFile, 'interviewers' | 'participants'>,
  { ofLabel, unassigned, undeclared }: Speech,
): SpeakersOverview {
  const owners = ownersOf(study);
  const unclaimed = unassigned.filter(({ reason }) => reason === 'unclaimed').map(({ label }) => label);
  const free = new Set([...undeclared, ...unclaimed]);
  const uses = [...ofLabel].flatMap(([label, { turns }]): LabelUse[] => {
    const owner = owners.get(label);
    // what is neither claimed nor free is someone’s by the transcript it is in
    return owner === undefined && !free.has(label) ? [] : [{ label, turns, owner }];
  });
  return {
    guessed: uses
      .filter(({ label, owner }) => owner === undefined && isLikelyInterviewer(label))
      .sort((a, b) => b.turns - a.turns),
    spellings: similarLabels(uses),
    hasUnassigned: free.size > 0,
  };
}

/** Who has a label by the study’s lists; several who share it are an owner of their own. */
function ownersOf({ interviewers, participants }: Pick<StudyFile, 'interviewers' | 'participants'>) {
  const owners = new Map<string, string>();
  const add = (labels: readonly string[], owner: string) => {
    for (const label of new Set(labels.map(labelKey))) {
      const other = owners.get(label);
      owners.set(label, other === undefined ? owner : `${other}\n${owner}`);
    }
  };
  add(interviewers, INTERVIEWERS);
  for (const { id, speakers = [] } of participants) add(speakers, ` ${id}`);
  return owners;
}
