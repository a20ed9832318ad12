import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import type { Codebook } from '../core/codebook/codebook';
import { recordLines } from '../core/records/recordLines';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { SummariesFile, Summary } from '../core/summaries/summary';
import type { RecordFile } from './recordFile';

interface Checked {
  readonly study: StudyFile;
  /** Undefined while its file cannot be used. */
  readonly codebook: Codebook | undefined;
  /** Paths. */
  readonly transcripts: readonly string[];
}

/** What summaries name and the study does not have: they are kept, and no grid shows them. @param shown of the file's, those that may be spoken of */
export function summaryProblems(
  file: RecordFile<SummariesFile> | undefined,
  shown: readonly Summary[],
  { study, codebook, transcripts }: Checked,
): FileProblem[] {
  if (!file?.parsed.value || shown.length === 0) return [];
  const people = new Set(study.participants.map(({ id }) => id));
  const paths = new Set(transcripts);
  const numbers = new Map(file.parsed.value.summaries.map(({ id }, i) => [id, i]));
  let lines: Int32Array | undefined;
  const lineOf = (id: string) =>
    (lines ??= recordLines(file.raw ?? '', 'summaries'))[numbers.get(id) ?? -1] ?? 1;
  return shown.flatMap(({ id, code, participant, transcript }) => {
    const problem = (kind: string, message: string): FileProblem => ({
      path: file.path,
      line: lineOf(id),
      severity: 'warning',
      code: kind,
      message,
    });
    return [
      ...(code !== undefined && codebook && !codebook.resolve(code)
        ? [
            problem(
              'unknown-code',
              l10n.t(
                'The codebook has no code “{0}”. The summary “{1}” is kept but not shown in the grid.',
                code,
                id,
              ),
            ),
          ]
        : []),
      // where nobody is declared, each label is a participant
      ...(participant !== undefined && people.size > 0 && !people.has(participant)
        ? [
            problem(
              'unknown-participant',
              l10n.t(
                'The study has no participant “{0}”. The summary “{1}” is kept but not shown in the grid.',
                participant,
                id,
              ),
            ),
          ]
        : []),
      ...(transcript !== undefined && !paths.has(transcript)
        ? [
            problem(
              'unknown-transcript',
              l10n.t(
                '{0} is not a transcript of this study. The summary “{1}” is kept but not shown in the grid.',
                transcript,
                id,
              ),
            ),
          ]
        : []),
    ];
  });
}
