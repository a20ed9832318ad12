import * as l10n from '@vscode/l10n';
import { findAnalysis, runPinnedReport } from '../../core/analyses/pinnedReports';
import { finish } from '../../core/base/steps';
import { type Command, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { withStudy } from '../withStudy';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { unknown } from '../suggest';

/** `transcript-coder report`: a report that is pinned in study.json. */
export const reportCommand: Command = {
  name: 'report',
  group: 'counting',
  operands: 'STUDY NAME', // not for the catalogue
  summary: l10n.t('Run a report that is pinned in study.json'),
  description: l10n.t(
    'Runs a report that is pinned in study.json, by its name or id, with the filters and options that are stored with it.',
  ),
  details: l10n.t('In the editor, “Pin Report…” pins the current one.'),
  options: { ...BLIND_OPTIONS, ...READING_OPTIONS, ...REPORT_OPTIONS },
  examples: [
    { does: l10n.t('Print a report'), args: [SAMPLE, 'Table 2'] },
    {
      does: l10n.t('Write it to an Excel workbook'),
      args: [SAMPLE, 'Table 2', '-o', 'table-2.xlsx'],
    },
  ],
  async run([folder, name, ...more], given, io) {
    const output = readOutput(given);
    return withStudy([folder, ...more], io, { ...readReading(given), hasSummaries: false }, async study => {
      const { reports = [] } = study.corpus.study;
      const names = reports.map(report => report.name);
      if (name === undefined) throw missingName(names);
      const pinned = reports.find(report => report.name === name || report.id === name);
      if (!pinned) throw unknown(l10n.t('There is no report “{0}”.', name), name, names);
      const areNamed = [pinned.scope?.coders, pinned.options?.coders].some(
        coders => Array.isArray(coders) && coders.length > 0,
      );
      requireNamed(study.corpus.study, given, { areNamed, canName: false });
      const analysis = findAnalysis(pinned.analysis);
      if (analysis?.hasSummaries && study.areSummariesBroken)
        throw new UsageError(l10n.t('The summaries of the study cannot be read, see above.'));
      await analysis?.prepare(study.corpus, pinned.scope ?? {});
      const report = finish(runPinnedReport(study.corpus, pinned));
      if (!report.ok) throw new UsageError(report.error);
      await writeReport(report.value, output, study, io);
    });
  },
};

function missingName(names: readonly string[]): UsageError {
  return new UsageError(
    names.length === 0
      ? l10n.t('Which report? None is pinned in study.json.')
      : l10n.t('Which report? Available: {0}.', names.join(', ')),
  );
}
