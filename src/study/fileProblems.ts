import * as l10n from '@vscode/l10n';
import { parseSidecarPath } from '../core/coding/sidecarName';
import type { FileProblem } from '../core/base/problem';
import type { RecordFile } from './recordFile';
import { STUDY_FILE } from './studyFiles';

/** Where `study.json` should be. */
export const NO_STUDY: FileProblem = {
  path: STUDY_FILE,
  line: 1,
  severity: 'error',
  code: 'no-study',
  message: l10n.t('There is no study here: study.json is missing.'),
};

/** What is wrong with a file of records, with its path. */
export function problemsOf(file: RecordFile<unknown>): FileProblem[] {
  return file.parsed.problems.map(problem => ({ ...problem, path: file.path }));
}

/** @param path of a sidecar */
export function noTranscript(path: string): FileProblem {
  const { transcript } = parseSidecarPath(path)!;
  const message = l10n.t(
    'The study has no transcript “{0}”, so the segments in this file are kept but not shown.',
    transcript,
  );
  return { path, line: 1, severity: 'warning', code: 'no-transcript', message };
}

/** @param path of a transcript */
export function notUtf8(path: string): FileProblem {
  const message = l10n.t(
    'The transcript is not valid UTF-8, so some characters cannot be read. Save it with the encoding UTF-8.',
  );
  return { path, line: 1, severity: 'warning', code: 'not-utf8', message };
}
