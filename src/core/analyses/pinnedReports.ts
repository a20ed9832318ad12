import * as l10n from '@vscode/l10n';
import { newCodeId } from '../codebook/codeId';
import type { Corpus } from '../corpus/corpus';
import { narrowing } from '../studyFile/scopeOptions';
import { byUnits } from '../base/compare';
import type { PinnedReport, StudyFile } from '../studyFile/studyFile';
import { type Result, fail, ok } from '../base/result';
import { ANALYSES } from './list';
import type { Analysis } from './kit/analysis';
import type { Report } from '../report/report';
import type { Steps } from '../base/steps';

export function findAnalysis(id: string): Analysis | undefined {
  return ANALYSES.find(analysis => analysis.id === id);
}

/** Pins a report under a unique name; one that has the name already is replaced. */
export function pinReport(
  study: StudyFile,
  report: Omit<PinnedReport, 'id'>,
  random: () => number,
): Result<StudyFile> {
  const name = report.name.trim();
  if (name === '') return fail(l10n.t('A report needs a name.'));
  const { reports = [] } = study;
  const known = reports.find(one => one.name === name);
  const id = known?.id ?? newCodeId(name, taken => reports.some(one => one.id === taken), random);
  const scope = narrowing(report.scope ?? {});
  const { options = {} } = report;
  const pinned: PinnedReport = {
    // what a newer version may have written of it
    ...known,
    id,
    name,
    analysis: report.analysis,
    scope: Object.keys(scope).length > 0 ? scope : undefined,
    options: Object.keys(options).length > 0 ? options : undefined,
  };
  return ok({ ...study, reports: [...reports.filter(one => one !== known), pinned].sort(byId) });
}

export function unpinReport(study: StudyFile, id: string): Result<StudyFile> {
  const { reports = [] } = study;
  if (!reports.some(report => report.id === id)) return fail(l10n.t('The study has no report “{0}”.', id));
  return ok({ ...study, reports: reports.filter(report => report.id !== id) });
}

/** Runs a pinned report. Fails when this version does not know its analysis, or the study lacks what it asks for. */
export function* runPinnedReport(
  corpus: Corpus,
  { name, analysis: id, scope = {}, options = {} }: PinnedReport,
): Steps<Result<Report>> {
  const analysis = findAnalysis(id);
  if (!analysis) {
    return fail(l10n.t('This version cannot run the report “{0}”: unknown analysis “{1}”.', name, id));
  }
  const report = yield* analysis.run(corpus, scope, options);
  return report.ok ? ok({ ...report.value, table: { ...report.value.table, title: name } }) : report;
}

function byId(a: PinnedReport, b: PinnedReport): number {
  return byUnits(a.id, b.id);
}
