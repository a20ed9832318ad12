import { type Analysis, runAnalysis } from '../../core/analysis/analysis';
import type { Parameter } from '../../core/analysis/parameters';
import { type Command, type Given, type Option, UsageError } from '../command';
import { loadStudy } from '../loadStudy';
import { single } from '../parseOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../scopeOptions';
import { unknown } from '../suggest';

/** The command of an analysis: its parameters, the filters, the formats. */
export function analysisCommand(analysis: Analysis): Command {
  return {
    name: analysis.id,
    operands: 'STUDY',
    summary: analysis.summary,
    description: analysis.description,
    options: { ...parameterOptions(analysis), ...SCOPE_OPTIONS, ...REPORT_OPTIONS },
    async run(operands, given, io) {
      const values = readParameters(analysis, given);
      const output = readOutput(given);
      const study = await loadStudy(operands, io);
      if (!study) return 2;
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
