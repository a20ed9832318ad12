import { formatProblem } from '../core/base/problem';
import { type Result, fail } from '../core/base/result';
import type { Corpus } from '../core/corpus/corpus';
import type { IncomingStudy } from '../core/exchange/projectIn/incomingStudy';
import { type StudyMerge, mergeStudy } from '../core/exchange/projectInto/mergeStudy';
import type { FileReader } from './fileStore';
import { outgoingStudy } from './outgoingStudy';
import type { Study } from './study';

/**
 * What a project would add to a study. Fails where a file of the study cannot be used: what is in it would be taken for missing.
 * @param store the files of the study
 */
export async function planProject(
  store: FileReader,
  study: Study,
  incoming: IncomingStudy,
): Promise<Result<StudyMerge>> {
  const broken = study.problems.find(({ severity }) => severity === 'error');
  if (broken) return fail(formatProblem(broken));
  const { corpus } = study;
  const { sidecar, memoFiles } = await outgoingStudy(store, corpus, study);
  return mergeStudy({ corpus, sidecar, memoFiles, others: study.otherTexts }, incoming);
}

/** Whether anything would be added. */
export function isAnyNew({ study, codebook, files, codings }: StudyMerge, corpus: Corpus): boolean {
  return (
    study !== corpus.study || codebook !== corpus.codebook.file || files.length > 0 || codings.length > 0
  );
}
