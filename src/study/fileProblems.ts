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
  message: 'There is no study here: study.json is missing.',
};

/** What is wrong with a file of records, with its path. */
export function problemsOf(file: RecordFile<unknown>): FileProblem[] {
  return file.parsed.problems.map(problem => ({ ...problem, path: file.path }));
}

/** @param path of a sidecar */
export function noTranscript(path: string): FileProblem {
  const { transcript } = parseSidecarPath(path)!;
  const message = `There is no transcript "${transcript}" in this study: its segments are kept, but shown nowhere.`;
  return { path, line: 1, severity: 'warning', code: 'no-transcript', message };
}

/** @param path of a transcript */
export function notUtf8(path: string): FileProblem {
  const message =
    'The transcript is not valid UTF-8: some characters cannot be read. Save it with encoding UTF-8.';
  return { path, line: 1, severity: 'warning', code: 'not-utf8', message };
}
