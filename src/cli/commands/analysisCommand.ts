import { type Analysis, runAnalysis } from '../../core/analyses/kit/analysis';
import type { Parameter } from '../../core/analyses/kit/parameters';
import { type Command, type Given, type Option, type Options, UsageError } from '../command';
import { BLIND_OPTIONS, requireNamed } from '../blindPhase';
import { type LoadedStudy, withStudy } from '../withStudy';
import { single } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../scopeOptions';
import type { AnalysisHelp } from './analysisHelp';

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
export function analysisCommand(
  analysis: Analysis,
  help: AnalysisHelp | undefined,
  preparation?: Preparation,
): Command {
  return {
    group: 'counting',
    summary: analysis.title,
    examples: [],
    ...help,
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
      return withStudy(operands, io, readReading(given), async loaded => {
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

function parameterOptions({ parameters }: Analysis): Record<string, Option> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      {
        group: 'command',
        help: parameter.help,
        ...value(parameter),
        ...('default' in parameter ? { default: String(parameter.default) } : {}),
      },
    ]),
  );
}

function value(parameter: Parameter): Pick<Option, 'value' | 'choices'> {
  switch (parameter.kind) {
    case 'flag':
      return {};
    case 'choice':
      return { choices: Object.keys(parameter.values) };
    default:
      return { value: { number: 'NUMBER', attribute: 'NAME', text: 'TEXT', coders: 'A,B' }[parameter.kind] };
  }
}

/** As typed; what they mean is checked against the study. */
function readParameters({ parameters }: Analysis, given: Given): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = single(given, name);
    if (value === undefined) continue;
    values[name] = parameter.kind === 'flag' ? true : value;
  }
  return values;
}
