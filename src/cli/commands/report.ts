import { runPinnedReport } from '../../core/analyses/pinnedReports';
import { finish } from '../../core/base/steps';
import { type Command, UsageError } from '../command';
import { loadStudy } from '../loadStudy';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { unknown } from '../suggest';

/** `transcript-coder report`: a report that is kept in study.json. */
export const reportCommand: Command = {
  name: 'report',
  operands: 'STUDY NAME',
  summary: 'a report that is kept by name in study.json',
  description: 'Runs a report that is kept in study.json, by its name or id.',
  options: REPORT_OPTIONS,
  async run([folder, name, ...more], given, io) {
    const output = readOutput(given);
    const study = await loadStudy([...(folder === undefined ? [] : [folder]), ...more], io);
    if (!study) return 2;
    const { reports = [] } = study.corpus.study;
    const names = reports.map(report => report.name);
    if (name === undefined) throw new UsageError(`Which report? There are: ${names.join(', ') || 'none'}.`);
    const pinned = reports.find(report => report.name === name || report.id === name);
    if (!pinned) throw unknown('report', name, names);
    const report = finish(runPinnedReport(study.corpus, pinned));
    if (!report.ok) throw new UsageError(report.error);
    await writeReport(report.value, output, study, io);
    return 0;
  },
};
