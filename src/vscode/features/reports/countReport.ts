import * as l10n from '@vscode/l10n';
import { version } from '../../../../package.json';
import { findAnalysis } from '../../../core/analyses/pinnedReports';
import type { Report } from '../../../core/report/report';
import { settledTable } from '../../../core/report/table/settledTable';
import { type Result, fail, ok } from '../../../core/base/result';
import { type Steps, between } from '../../../core/base/steps';
import type { Studies } from '../../session/studies';
import { runSteps } from '../../ui/runSteps';
import { withSurroundings } from '../../../study/surroundings';
import type { OpenStudy } from '../../session/openStudy';
import type { CountedReport } from './countedReport';
import { countOverCommits } from './countOverCommits';
import { FIGURE_OVER_COMMITS } from './panelAnalysis';
import type { ReportRequest } from './request';

/** What counting takes of all; the rows of a listing are made after it. */
const COUNTING = 0.8;

/**
 * Counts what a request asks for, in slices. A file that cannot be used is named above the figures.
 * @param onProgress is told how much is done, from 0 to 1
 * @returns undefined when it was cancelled
 */
export async function countReport(
  studies: Studies,
  openStudy: OpenStudy,
  request: ReportRequest,
  isCancelled: () => boolean,
  onProgress: (done: number) => void,
): Promise<Result<CountedReport> | undefined> {
  const { analysis: id, scope, options, pinned } = request;
  if (id === FIGURE_OVER_COMMITS.id)
    return countOverCommits(studies, openStudy, request, { isCancelled, onProgress });
  const analysis = findAnalysis(id);
  if (!analysis) return fail(l10n.t('This version has no analysis called “{0}”.', id));
  const { problems } = openStudy.study;
  const git = studies.git(openStudy);
  const corpus = withSurroundings(openStudy.study.corpus, version, git?.history);
  await analysis.prepare(corpus, scope);
  const steps = settled(analysis.run(corpus, scope, options));
  const done = await runSteps(steps, isCancelled, onProgress);
  if (!done || !done.value.ok) return done?.value;
  const report = done.value.value;
  const broken = problems.filter(({ severity }) => severity === 'error');
  const unread = broken.map(({ path, message }) => l10n.t('NOT COUNTED: {0}: {1}', path, message));
  const { title, warnings, notes } = report.table;
  const table = {
    ...report.table,
    title: pinned ?? title,
    warnings: [...someOf(unread), ...warnings],
    notes: unread.length > MOST_NAMED ? [...unread, ...notes] : notes,
  };
  return ok({ ...report, table });
}

/** Files that cannot be used and are named above the figures; the notes have all of them. */
const MOST_NAMED = 3;

function someOf(unread: readonly string[]): readonly string[] {
  const more = unread.length - MOST_NAMED;
  if (more <= 0) return unread;
  const rest =
    more === 1 ? l10n.t('1 more file is not counted.') : l10n.t('{0} more files are not counted.', more);
  return [...unread.slice(0, MOST_NAMED), rest];
}

function* settled(counting: Steps<Result<Report>>): Steps<Result<CountedReport>> {
  const report = yield* between(0, COUNTING, counting);
  if (!report.ok) return report;
  const table = yield* between(COUNTING, 1, settledTable(report.value.table));
  return ok({ ...report.value, table });
}
