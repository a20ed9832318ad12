import { type Result, ok } from '../base/result';
import { PathMatcher } from './matchPaths';
import { matchExactly } from './pathPatterns';
import type { StudyFile } from './studyFile';

/**
 * Takes files into a study as transcripts, or out of it. Patterns stay; what they match and should not is excluded with a `!`.
 * @param paths relative to the study
 * @param known paths of all files that could be transcripts
 */
export function includeTranscripts(
  study: StudyFile,
  paths: readonly string[],
  isIncluded: boolean,
  known: readonly string[],
): Result<StudyFile> {
  const matcher = PathMatcher.of(study.transcripts);
  const all = [...new Set([...known, ...paths])];
  const wanted = new Set(all.filter(path => matcher.matches(path)));
  for (const path of paths) {
    if (isIncluded) wanted.add(path);
    else wanted.delete(path);
  }
  const transcripts = matchExactly(study.transcripts, wanted, all);
  if (!transcripts.ok) return transcripts;
  return ok(transcripts.value === study.transcripts ? study : { ...study, transcripts: transcripts.value });
}
