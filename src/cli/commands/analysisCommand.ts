import { type Analysis, runAnalysis } from '../../core/analyses/kit/analysis';
import { parameterOptions, readParameters } from '../../core/analyses/typed/analysisOptions';
import { type Command, type Given, type Options, UsageError } from '../command';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { type LoadedStudy, withStudy } from '../withStudy';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';
import { ANALYSIS_HELP } from './analysisHelp';

/** What a command can do before the analysis runs. */
export interface Preparation {
  readonly options: Options;
  /** @returns the study and the values of parameters with which the analysis runs */
  readonly prepare: (
    study: LoadedStudy,
    given: Given,
    values: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly study: LoadedStudy; readonly values: Readonly<Record<string, unknown>> }>;
}

/** The command of an analysis: its parameters, the filters, the formats. */
export function analysisCommand(analysis: Analysis, preparation?: Preparation): Command {
  return {
    group: 'counting',
    summary: analysis.title,
    examples: [],
    ...ANALYSIS_HELP[analysis.id],
    name: analysis.id,
    operands: 'STUDY',
    description: analysis.description,
    options: {
      ...parameterOptions(analysis),
      ...preparation?.options,
      ...BLIND_OPTIONS,
      ...READING_OPTIONS,
      ...SCOPE_OPTIONS,
      ...REPORT_OPTIONS,
    },
    async run(operands, given, io) {
      const typed = readParameters(analysis, given);
      const output = readOutput(given);
      const reading = { ...readReading(given), hasSummaries: analysis.hasSummaries === true };
      return withStudy(operands, io, reading, async loaded => {
        const areNamed = given('coder').length > 0 || 'coders' in typed;
        requireNamed(loaded.corpus.study, given, { areNamed, canName: true });
        const { study, values } = (await preparation?.prepare(loaded, given, typed)) ?? {
          study: loaded,
          values: typed,
        };
        const scope = readScope(given, study.corpus);
        await analysis.prepare(study.corpus, scope);
        const report = runAnalysis(analysis, study.corpus, scope, values);
        if (!report.ok) throw new UsageError(report.error);
        await writeReport(report.value, output, study, io);
      });
    },
  };
}
