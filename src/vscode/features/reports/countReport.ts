import * as l10n from '@vscode/l10n';
import { findAnalysis } from '../../../core/analyses/pinnedReports';
import type { Report } from '../../../core/report/report';
import { type Result, fail, ok } from '../../../core/base/result';
import { runSteps } from '../../ui/runSteps';
import type { OpenStudy } from '../../session/openStudy';
import type { ReportRequest } from './request';

/**
 * Counts what a request asks for, in slices. A file that cannot be used is named above the figures.
 * @param onProgress is told how much is done, from 0 to 1
 * @returns undefined when it was cancelled
 */
export async function countReport(
  { study }: OpenStudy,
  { analysis: id, scope, options, pinned }: ReportRequest,
  isCancelled: () => boolean,
  onProgress: (done: number) => void,
): Promise<Result<Report> | undefined> {
  const analysis = findAnalysis(id);
  if (!analysis) return fail(l10n.t('This version has no analysis called “{0}”.', id));
  const { corpus, problems } = study;
  const done = await runSteps(analysis.run(corpus, scope, options), isCancelled, onProgress);
  if (!done || !done.value.ok) return done?.value;
  const report = done.value.value;
  const broken = problems.filter(({ severity }) => severity === 'error');
  const warnings = broken.map(({ path, message }) => l10n.t('NOT COUNTED: {0}: {1}', path, message));
  const { title, caption } = report.table;
  const table = { ...report.table, title: pinned ?? title, caption: [...warnings, ...caption] };
  return ok({ ...report, table });
}
