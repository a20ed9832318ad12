import { formatProblem } from '../../../core/base/problem';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal } from '../../ui/failure';

/** Where files of the study cannot be used, codes and coding that are there would be taken for missing. @throws Refusal @param outcome a sentence */
export function requireUsable({ study }: OpenStudy, outcome: string): void {
  const broken = study.problems.find(({ severity }) => severity === 'error');
  if (broken) throw new Refusal(`${formatProblem(broken)} ${outcome}`);
}
