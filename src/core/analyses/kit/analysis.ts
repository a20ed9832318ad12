import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import { withCodeGroups } from '../../corpus/withCodeGroups';
import { prepareQueries, withQueries } from '../../corpus/withQueries';
import type { ScopeOptions } from '../../studyFile/scopeOptions';
import { type Result, fail, ok } from '../../base/result';
import { type Given, type Parameters, type Values, readValues } from './parameters';
import type { Report } from '../../report/report';
import { type Steps, between, finish } from '../../base/steps';

/** Everything there is to say about an analysis; all that offers it is made from this. */
interface Described<P extends Parameters> {
  /** Its name on the command line and in `study.json`: `frequency`. */
  readonly id: string;
  /** A few words for menus: “Frequency of themes and codes”. */
  readonly title: string;
  /** A line for lists. */
  readonly summary: string;
  /** What is counted, in a few sentences; for the help. */
  readonly description: string;
  readonly parameters: P;
  /** Whether code groups have rows: those that are asked for, or all with the flag `codegroups`. */
  readonly hasGroupRows?: true;
  /** Whether it shows what people have written in the summary grid. */
  readonly hasSummaries?: true;
}

interface Definition<P extends Parameters> extends Described<P> {
  /** Reads what it needs beside the study. */
  readonly prepare?: (corpus: Corpus) => Promise<void>;
  readonly report: (corpus: Corpus, scope: Scope, values: Values<P>) => Steps<Result<Report>>;
}

/** An analysis as those who offer it see it: command line, palette, panel, pinned reports. */
export interface Analysis extends Described<Parameters> {
  /** Reads what it needs beside the study. To be waited for before it runs. */
  readonly prepare: (corpus: Corpus, options: ScopeOptions) => Promise<void>;
  /** Fails, in words for the user, when the study lacks what is asked for. */
  readonly run: (corpus: Corpus, options: ScopeOptions, given: Given) => Steps<Result<Report>>;
}

/** Completes a definition: checks the parameters and finds the scope. */
export function defineAnalysis<const P extends Parameters>(definition: Definition<P>): Analysis {
  const { report, prepare, ...described } = definition;
  return {
    ...described,
    async prepare(corpus, options) {
      await prepareQueries(options);
      await prepare?.(corpus);
    },
    *run(whole, asked, given) {
      const queried = withQueries(whole, asked);
      if (!queried.ok) return queried;
      const { options } = queried.value;
      const grouped = definition.hasGroupRows
        ? withCodeGroups(queried.value.corpus, asked, given['codegroups'] === true)
        : ok(queried.value.corpus);
      if (!grouped.ok) return grouped;
      const corpus = grouped.value;
      if (corpus.onlyCoders && needsCoders(definition.parameters)) return fail(BLIND);
      const values = readValues(definition.parameters, given, corpus);
      if (!values.ok) return values;
      yield* between(0, READING, read(corpus));
      const scope = findScope(corpus, options);
      if (!scope.ok) return scope;
      return yield* between(READING, 1, report(corpus, scope.value, values.value));
    },
  };
}

/** Whether it sets coders against each other, which cannot be done with the coding of one. */
function needsCoders(parameters: Parameters): boolean {
  return Object.values(parameters).some(({ kind }) => kind === 'coders');
}

const BLIND = l10n.t(
  'This report compares coders, and the coding of others is hidden while you code blind. It can be shown as soon as the study’s blind phase has ended, or you have stopped coding blind.',
);

/** Runs an analysis at once. */
export function runAnalysis(
  analysis: Analysis,
  corpus: Corpus,
  options: ScopeOptions = {},
  given: Given = {},
): Result<Report> {
  return finish(analysis.run(corpus, options, given));
}

/** Finding turns and words takes most of the time, the first time. */
const READING = 0.7;

function* read({ transcripts }: Corpus): Steps<void> {
  for (let i = 0; i < transcripts.length; i++) {
    transcripts[i]!.read();
    yield (i + 1) / transcripts.length;
  }
}
