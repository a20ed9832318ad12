import { type CodebookFile } from '../core/codebook/code';
import { parseCodebook, rewriteCodebook, stringifyCodebook } from '../core/codebook/parseCodebook';
import { parseSidecar, rewriteSidecar, stringifySidecar } from '../core/coding/parseSidecar';
import type { Sidecar } from '../core/coding/segment';
import { parseStudy, stringifyStudy } from '../core/studyFile/parseStudy';
import type { StudyFile } from '../core/studyFile/studyFile';
import { parseSummaries, rewriteSummaries, stringifySummaries } from '../core/summaries/parseSummaries';
import type { SummariesFile } from '../core/summaries/summary';
import type { Format } from './recordFile';

export const STUDY_FILE = 'study.json';
export const CODEBOOK_FILE = 'codebook.json';
export const SUMMARIES_FILE = 'summaries.json';

export const studyFormat: Format<StudyFile> = { parse: parseStudy, stringify: stringifyStudy };
export const codebookFormat: Format<CodebookFile> = {
  parse: parseCodebook,
  stringify: stringifyCodebook,
  rewrite: rewriteCodebook,
};
export const summariesFormat: Format<SummariesFile> = {
  parse: parseSummaries,
  stringify: stringifySummaries,
  rewrite: rewriteSummaries,
};
export const sidecarFormat: Format<Sidecar> = {
  parse: parseSidecar,
  stringify: stringifySidecar,
  rewrite: rewriteSidecar,
};

/** A study file before anything is said in it. */
export const EMPTY_STUDY: StudyFile = {
  schema: 1,
  name: '',
  transcripts: [],
  quotes: 'full',
  interviewers: [],
  participants: [],
  groups: [],
  coders: [],
};

/** How a file of a study is read and written. @param path of `study.json`, the codebook, the summaries or a sidecar */
export function formatOf(path: string): Format<object> {
  return (FORMATS.get(path) ?? sidecarFormat) as unknown as Format<object>;
}

const FORMATS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [STUDY_FILE, studyFormat],
  [CODEBOOK_FILE, codebookFormat],
  [SUMMARIES_FILE, summariesFormat],
]);

/** Whether a file is one of those at the root of a study that hold records. */
export function isRootFile(path: string): boolean {
  return FORMATS.has(path);
}
