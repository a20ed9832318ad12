import { ANALYSES } from '../../../../src/core/analyses/list';
import { runAnalysis } from '../../../../src/core/analyses/kit/analysis';
import type { Report } from '../../../../src/core/report/report';
import { formatOf } from '../../../../src/core/report/formats/formats';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../src/core/studyFile/scopeOptions';
import type { StudySnapshot } from '../../../../src/study/readStudy';

function written(report: Report<object>, name: string): string {
  const chunks = formatOf(name)!.write(report, () => Promise.reject(new Error('no picture')));
  return [...(chunks as Iterable<string>)].join('');
}

/**
 * Every figure and table of a study, in all its analyses.
 * @param ids or only in these
 * @param options what is counted
 */
export function reportsOf(
  corpus: Corpus,
  ids?: readonly string[],
  options: ScopeOptions = {},
): readonly (readonly string[])[] {
  const coders = [...new Set(corpus.transcripts.flatMap(({ codings }) => codings.map(({ coder }) => coder)))];
  const pair = coders.sort().slice(0, 2).join();
  const others: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
    frequency: [{ by: 'words', all: true }],
    matrix: [{ columns: 'transcript', count: 'words' }],
    cooccurrence: [{ within: 'words', distance: 5 }, { within: 'turn' }],
    agreement: [{ unit: 'paragraph' }, { unit: 'character' }],
  };
  return ANALYSES.filter(({ id }) => ids?.includes(id) ?? true).flatMap(analysis =>
    [{}, ...(others[analysis.id] ?? [])].map(values => {
      const given = 'coders' in analysis.parameters ? { ...values, coders: pair } : values;
      const report = runAnalysis(analysis, corpus, options, given);
      if (!report.ok) return [analysis.id, report.error];
      return [analysis.id, ...['x.json', 'x.txt'].map(name => written(report.value, name))];
    }),
  );
}

/** The same, and everything that is wrong with the study. */
export function everything({ corpus, problems }: StudySnapshot, options?: ScopeOptions) {
  return { problems, reports: reportsOf(corpus, undefined, options) };
}
