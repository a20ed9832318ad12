import * as l10n from '@vscode/l10n';
import type { Analysis } from '../../analyses/kit/analysis';
import { attributesOf, isAsked } from '../../analyses/kit/parameters';
import { ANALYSES } from '../../analyses/list';
import { findAnalysis } from '../../analyses/pinnedReports';
import { sha256Of } from '../../text/sha256';
import { codersOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { type Result, fail } from '../../base/result';
import type { Steps } from '../../base/steps';
import { jsonLines } from '../../report/formats/json';
import type { Report } from '../../report/report';
import type { PinnedReport } from '../../studyFile/studyFile';

/** Of words themselves, of which an archive has none, or of what people have written about them, such as memos. */
const OF_WORDS: readonly string[] = ['words', 'memos', 'grid', 'keyquotes', 'methods'];

/** What a table is made of: an analysis with its filters and options, or a pinned report. */
export type TableRequest = Pick<PinnedReport, 'analysis' | 'scope' | 'options'> & {
  readonly report?: string;
};

/** A table of an archive. */
export interface ArchivedTable extends TableRequest {
  /** As it is typed on the command line, with STUDY for the folder. */
  readonly command: string;
  /** SHA-256 of its {@link countedData}, of the study with all its words. */
  readonly sha256: string;
}

/**
 * Whether a report can be recomputed without words.
 * @param without attributes that are left out
 * @param first the attribute that counts where none is asked for
 */
export function isRecomputed(
  { analysis: id, scope = {}, options = {} }: Pick<PinnedReport, 'analysis' | 'scope' | 'options'>,
  without: ReadonlySet<string>,
  first: string | undefined,
): boolean {
  const analysis = findAnalysis(id);
  if (!analysis || OF_WORDS.includes(id)) return false;
  // it is of all attributes
  if (id === 'participants' && without.size > 0) return false;
  if ((scope.queries ?? []).length > 0 || (scope.where ?? []).some(one => without.has(one.attribute)))
    return false;
  return Object.entries(analysis.parameters).every(([name, parameter]) => {
    if (parameter.kind !== 'attribute' || !isAsked(parameter, options)) return true;
    const attribute = options[name] ?? first;
    return typeof attribute !== 'string' || !without.has(attribute);
  });
}

/**
 * All tables of an archive: each analysis as it is without options, with each value of each option by itself, with each
 * attribute; frequencies in each group; where each two coders differ; and the pinned reports.
 */
export function tablesOf(corpus: Corpus): readonly TableRequest[] {
  const requests = ANALYSES.filter(({ id }) => !OF_WORDS.includes(id)).flatMap(analysis =>
    optionsOf(analysis, corpus).map((options): TableRequest => ({ analysis: analysis.id, options })),
  );
  const groups = corpus.study.groups.map(({ id }): TableRequest => ({
    analysis: 'frequency',
    scope: { groups: [id] },
  }));
  const reports = (corpus.study.reports ?? []).map(({ id, analysis, scope, options }): TableRequest => ({
    ...{ report: id, analysis },
    ...(scope ? { scope } : {}),
    ...(options ? { options } : {}),
  }));
  return [...requests, ...groups, ...reports];
}

type Options = NonNullable<PinnedReport['options']>;

function* optionSets({ parameters }: Analysis, corpus: Corpus): Generator<Options> {
  yield {};
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind === 'choice')
      for (const value of Object.keys(parameter.values))
        if (value !== parameter.default) yield { [name]: value };
    if (parameter.kind === 'flag') yield { [name]: true };
    if (parameter.kind !== 'attribute') continue;
    const { onlyIf } = parameter;
    for (const value of attributesOf(corpus))
      yield { ...(onlyIf ? { [onlyIf.option]: onlyIf.is } : {}), [name]: value };
  }
}

function optionsOf(analysis: Analysis, corpus: Corpus): readonly Options[] {
  const sets = [...optionSets(analysis, corpus)];
  if (analysis.id !== 'compare') return sets;
  const coders = codersOf(corpus).map(({ id }) => id);
  return coders.flatMap((a, i) =>
    coders.slice(i + 1).flatMap(b => sets.map(options => ({ coders: [a, b], ...options }))),
  );
}

/** A table as it would be asked for. */
export function commandOf({ analysis, scope = {}, options = {}, report }: TableRequest): string {
  if (report !== undefined) return `transcript-coder report STUDY ${report}`; // not for the catalogue
  const filters = (scope.groups ?? []).flatMap(group => ['--group', group]);
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, Array.isArray(value) ? value.join(',') : String(value)],
  );
  return ['transcript-coder', analysis, 'STUDY', ...filters, ...given].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w.,:/=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The SHA-256 of a table; fails where the study lacks what it asks for. */
export function* tableHash(
  corpus: Corpus,
  { analysis: id, scope = {}, options = {} }: TableRequest,
): Steps<Result<string>> {
  const analysis = findAnalysis(id);
  if (!analysis) return fail(l10n.t('This version has no analysis called “{0}”.', id));
  const report = yield* analysis.run(corpus, scope, options);
  return report.ok ? { ok: true, value: sha256Of(countedData(report.value)) } : report;
}

/** Fields of reports that have words of a transcript or sentences for people. */
const WORDS: ReadonlySet<string> = new Set(['quote', 'text', 'before', 'after', 'memo', 'notes']);

/** What a report says in JSON, without any words: what must be the same in an archive. */
export function countedData({ data }: Report): string {
  const plain = JSON.parse([...jsonLines(data)].join('')) as unknown;
  return JSON.stringify(withoutWords(plain));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, one]) => !WORDS.has(name) || typeof one === 'number');
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutWords(one)]));
}
