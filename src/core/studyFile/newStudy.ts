import * as l10n from '@vscode/l10n';
import { CONSENSUS, isCoderId } from '../coding/sidecarName';
import { SCHEMA } from '../records/parseRecords';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { Coder, StudyFile } from './studyFile';

/**
 * A study with nothing but its transcripts.
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

/** Adds a coder; the same study when it already has one with this id. */
export function addCoder(study: StudyFile, coder: Coder): Result<StudyFile> {
  if (study.coders.some(({ id }) => id === coder.id)) return ok(study);
  if (coder.id === CONSENSUS)
    return fail(l10n.t('“{0}” is reserved for the coding that the coders agree on.', CONSENSUS));
  if (!isCoderId(coder.id)) {
    return fail(
      l10n.t(
        '“{0}” is not a valid coder id: use up to 32 lower-case letters (a to z), digits, “_” and “-”, starting with a letter or a digit.',
        coder.id,
      ),
    );
  }
  return ok({ ...study, coders: [...study.coders, coder].sort((a, b) => byUnits(a.id, b.id)) });
}
