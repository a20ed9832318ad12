import { type Analysis, runAnalysis } from '../../core/analyses/kit/analysis';
import type { Parameter } from '../../core/analyses/kit/parameters';
import { type Command, type Given, type Option, UsageError } from '../command';
import { type LoadedStudy, loadStudy } from '../loadStudy';
import { single } from '../parseOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../scopeOptions';
import { unknown } from '../suggest';

/** What a command can do before the analysis runs. */
export interface Preparation {
  readonly options: Readonly<Record<string, Option>>;
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
    name: analysis.id,
    operands: 'STUDY',
    summary: analysis.summary,
    description: analysis.description,
    options: {
      ...parameterOptions(analysis),
      ...preparation?.options,
      ...SCOPE_OPTIONS,
      ...REPORT_OPTIONS,
    },
    async run(operands, given, io) {
      const typed = readParameters(analysis, given);
      const output = readOutput(given);
      const loaded = await loadStudy(operands, io);
      if (!loaded) return 2;
      const { study, values } = (await preparation?.prepare(loaded, given, typed)) ?? {
        study: loaded,
        values: typed,
      };
      const report = runAnalysis(analysis, study.corpus, readScope(given, study.corpus), values);
      if (!report.ok) throw new UsageError(report.error);
      await writeReport(report.value, output, study, io);
      return 0;
    },
  };
}

function parameterOptions({ parameters }: Analysis): Record<string, Option> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      { ...placeholder(parameter), help: help(parameter) },
    ]),
  );
}

function placeholder(parameter: Parameter): Pick<Option, 'value'> {
  switch (parameter.kind) {
    case 'flag':
      return {};
    case 'choice':
      return { value: Object.keys(parameter.values).join('|') };
    default:
      return { value: { number: 'NUMBER', attribute: 'NAME', text: 'TEXT', coders: 'A,B' }[parameter.kind] };
  }
}

function help(parameter: Parameter): string {
  return 'default' in parameter ? `${parameter.help}; else ${parameter.default}` : parameter.help;
}

/** A wrong choice is caught before the study is read; the rest is checked against the study. */
function readParameters({ parameters }: Analysis, given: Given): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = single(given, name);
    if (value === undefined) continue;
    if (parameter.kind === 'choice' && !Object.hasOwn(parameter.values, value)) {
      throw unknown(`--${name}`, value, Object.keys(parameter.values));
    }
    values[name] = parameter.kind === 'flag' ? true : value;
  }
  return values;
}
