import type { StudyFile } from '../studyFile/studyFile';
import type { TurnRules } from '../turns/turnRules';

/** What a study says of the turns in each of its transcripts. */
export class StudyTurnRules {
  private constructor(private readonly ofStudy: TurnRules) {}

  /** @param before gives the same objects where the same is said: turns are found again when it is another */
  static of(
    study: Pick<StudyFile, 'interviewers' | 'participants'> | undefined,
    before?: StudyTurnRules,
  ): StudyTurnRules {
    const labels = study ? claimedLabels(study) : [];
    if (before && isSame(before.ofStudy.labels, labels)) return before;
    return new StudyTurnRules({ labels });
  }

  /** @param _path of a transcript */
  of(_path: string): TurnRules {
    return this.ofStudy;
  }
}

function claimedLabels({ interviewers, participants }: Pick<StudyFile, 'interviewers' | 'participants'>) {
  return [...interviewers, ...participants.flatMap(({ speakers = [] }) => speakers)];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
