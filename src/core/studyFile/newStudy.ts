import { CONSENSUS, isCoderId } from '../coding/sidecarName';
import { SCHEMA } from '../records/parseRecords';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { Coder, StudyFile } from './studyFile';

/**
 * A study of which nothing but its transcripts is known yet.
 * @param transcripts paths or globs, relative to the study
 */
export function newStudy(name: string, transcripts: readonly string[]): StudyFile {
  return {
    schema: SCHEMA,
    name,
    transcripts,
    quotes: 'full',
    interviewers: [],
    participants: [],
    groups: [],
    coders: [],
  };
}

/** Enters a coder; the same study when one of this id is there already. */
export function addCoder(study: StudyFile, coder: Coder): Result<StudyFile> {
  if (study.coders.some(({ id }) => id === coder.id)) return ok(study);
  if (coder.id === CONSENSUS)
    return fail(`“${CONSENSUS}” is reserved for coding that the coders have agreed on.`);
  if (!isCoderId(coder.id)) {
    return fail(
      `“${coder.id}” cannot be a coder’s id: small letters, digits, _ and - are allowed, at most 32.`,
    );
  }
  return ok({ ...study, coders: [...study.coders, coder].sort((a, b) => byUnits(a.id, b.id)) });
}
