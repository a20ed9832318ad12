import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import type { Codebook } from '../core/codebook/codebook';
import type { AnalyticMemo, Mention } from '../core/memos/analyticMemo';
import { findParticipant } from '../core/participants/findParticipant';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { Transcript } from './transcript';

interface Checked {
  readonly study: StudyFile;
  readonly codebook: Codebook;
  readonly transcripts: readonly Transcript[];
}

/** What analytic memos name and the study does not have. */
export class MemoChecks {
  /** @param memos all, shown or not: what is wrong with a file does not depend on who looks */
  problems(memos: readonly AnalyticMemo[], checked: Checked): FileProblem[] {
    if (memos.length === 0) return [];
    const missing = missingSegments(memos, checked.transcripts);
    const paths = new Set(checked.transcripts.map(({ path }) => path));
    return memos.flatMap(memo => [
      ...namesIn(memo, checked, paths),
      ...memo.links
        .filter(({ segment }) => missing.has(segment))
        .map(({ segment, line, column }) => ({
          ...problem(memo, 'unknown-segment', line, l10n.t('The study has no segment “{0}”.', segment)),
          column,
        })),
    ]);
  }
}

function namesIn(
  memo: AnalyticMemo,
  { study, codebook }: Checked,
  paths: ReadonlySet<string>,
): FileProblem[] {
  const unknown = (
    mentions: readonly Mention[],
    code: string,
    isKnown: (name: string) => boolean,
    say: (name: string) => string,
  ) =>
    mentions
      .filter(({ name }) => !isKnown(name))
      .map(({ name, line }) => problem(memo, code, line, say(name)));
  return [
    ...unknown(
      memo.codes,
      'unknown-code',
      name => codebook.findAll(name).length > 0,
      name => l10n.t('The codebook has no code “{0}”.', name),
    ),
    ...unknown(
      memo.transcripts,
      'unknown-transcript',
      name => paths.has(name),
      name => l10n.t('{0} is not a transcript of this study.', name),
    ),
    ...unknown(
      memo.participants,
      'unknown-participant',
      name => findParticipant(study, name) !== undefined,
      name => l10n.t('The study has no participant “{0}”.', name),
    ),
  ];
}

function problem({ path }: AnalyticMemo, code: string, line: number, message: string): FileProblem {
  return { path, line, severity: 'warning', code, message };
}

/** Of the segments that memos link to, those that no coding file has. */
function missingSegments(memos: readonly AnalyticMemo[], transcripts: readonly Transcript[]): Set<string> {
  const missing = new Set(memos.flatMap(({ links }) => links.map(({ segment }) => segment)));
  for (const transcript of transcripts) {
    if (missing.size === 0) break;
    for (const { segment } of transcript.everySegment) missing.delete(segment.id);
  }
  return missing;
}
