import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { ok, type Result } from '../../base/result';
import { type Steps, between } from '../../base/steps';
import type { Decision } from '../../coding/segment';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { methodsAnalysis } from '../../analyses/methods/methodsAnalysis';
import { memosIn } from '../../analyses/memos/memos';
import { memosReport } from '../../analyses/memos/memosReport';
import { dayColumn, linedColumn, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import type { TableModel } from '../../report/table/tableModel';
import { dayOf } from '../../studyFile/day';
import type { LoggedCommit } from './decisionLog';

/** A decision about what coders saw otherwise, and in which transcript. */
export interface LoggedDecision {
  readonly transcript: string;
  readonly decision: Decision;
}

/** What an audit is made of beside the study. */
export interface AuditSources {
  /** Undefined where git knows nothing. */
  readonly log: readonly LoggedCommit[] | undefined;
  readonly decisions: readonly LoggedDecision[];
  /** Whether words of transcripts are in it. */
  readonly hasWords: boolean;
}

/** The tables of an audit: what the files show, what was decided when and by whom, memos and consensus. */
export function* auditTables(
  corpus: Corpus,
  scope: Scope,
  sources: AuditSources,
): Steps<Result<readonly TableModel[]>> {
  const methods = yield* between(0, 0.9, methodsAnalysis.run(corpus, {}, { guideline: 'all' }));
  if (!methods.ok) return methods;
  return ok([
    methods.value.table,
    logTable(corpus, sources),
    codebookTable(corpus, sources),
    decisionTable(corpus, sources),
    memoTable(corpus, scope, sources),
  ]);
}

const NO_GIT = l10n.t('git is not available, or the study is not in a git repository with a commit.');

const WITHOUT_WORDS = l10n.t(
  'Words of transcripts, and what changed in definitions and memos, were left out: changes are counted.',
);

function around(corpus: Corpus, { log, hasWords }: AuditSources) {
  return {
    definitions: [l10n.t('From the commits up to the current one, oldest first.')],
    notes: [...(log ? [] : [NO_GIT]), ...(hasWords ? [] : [WITHOUT_WORDS])],
    study: corpus.study.name,
  };
}

const date = dayColumn<LoggedCommit>(l10n.t('Date'), 'date', ({ revision }) => revision.date.slice(0, 10));
const author = textColumn<LoggedCommit>(l10n.t('Author'), 'author', ({ revision }) => revision.author);
const commit = textColumn<LoggedCommit>(l10n.t('Commit'), 'commit', ({ revision }) =>
  revision.commit.slice(0, 7),
);
const message = textColumn<LoggedCommit>(l10n.t('Message'), 'subject', ({ revision }) => revision.subject);

function logTable(corpus: Corpus, sources: AuditSources): TableModel {
  const { study, ...said } = around(corpus, sources);
  const rows = sources.log ?? [];
  return tableOf({
    ...said,
    title: l10n.t('Decision log: {0}', study),
    scope: l10n.t('Commits that changed the codebook or the coding: {0}', rows.length),
    figures: [
      date,
      author,
      commit,
      message,
      linedColumn<LoggedCommit>(l10n.t('What changed'), 'changes', row =>
        [...codebookLines(row), ...row.coding].join('\n'),
      ),
    ],
    rows,
  });
}

/** In the log so many changes of a codebook are named; the table of its versions has them all. */
const MAX_NAMED = 10;

function codebookLines({ codebook }: LoggedCommit): string[] {
  return codebook.length > MAX_NAMED
    ? [l10n.t('codebook: {0}', counted.changes(codebook.length))]
    : codebook.map(line => l10n.t('codebook: {0}', line));
}

function codebookTable(corpus: Corpus, sources: AuditSources): TableModel {
  const { study, ...said } = around(corpus, sources);
  const rows = (sources.log ?? []).filter(({ codebook }) => codebook.length > 0);
  return tableOf({
    ...said,
    title: l10n.t('Versions of the codebook: {0}', study),
    scope: l10n.t('Commits that changed the codebook: {0}', rows.length),
    figures: [
      date,
      author,
      commit,
      numberColumn<LoggedCommit>(l10n.t('Codes afterwards'), 'codes', ({ codes }) => codes ?? null),
      linedColumn<LoggedCommit>(l10n.t('What changed'), 'changes', ({ codebook }) => codebook.join('\n')),
    ],
    rows,
  });
}

function decisionTable(corpus: Corpus, { decisions }: AuditSources): TableModel {
  const name = (id: string) => coderName(corpus, id);
  const codes = (ids: readonly string[]) =>
    [...new Set(ids)].map(id => corpus.codebook.path(id).at(-1) ?? id).join('; ') || null;
  type Row = LoggedDecision;
  return tableOf<Row>({
    title: l10n.t('Decisions between coders: {0}', corpus.study.name),
    scope: l10n.t('Decisions in the consensus as it is now: {0}', decisions.length),
    definitions: [
      l10n.t(
        'Codes: of the codings that were decided about. Made: codes in the consensus; empty for no coding.',
      ),
    ],
    notes: [],
    figures: [
      dayColumn<Row>(l10n.t('Date'), 'date', ({ decision }) => dayOf(decision.at) ?? null),
      textColumn<Row>(l10n.t('By'), 'by', ({ decision }) => name(decision.by)),
      textColumn<Row>(l10n.t('Transcript'), 'transcript', ({ transcript }) => transcript),
      textColumn<Row>(l10n.t('Codes'), 'codes', ({ decision }) => codes(decision.of.map(({ code }) => code))),
      textColumn<Row>(
        l10n.t('Taken from'),
        'taken',
        ({ decision }) => decision.taken.map(name).join('; ') || null,
      ),
      textColumn<Row>(l10n.t('Made'), 'made', ({ decision }) => codes(decision.made.map(({ code }) => code))),
      linedColumn<Row>(l10n.t('Note'), 'note', ({ decision }) => decision.note ?? null),
    ],
    rows: decisions,
  });
}

/** All memos; without words those of segments say where they are and not on what. */
function memoTable(corpus: Corpus, scope: Scope, { hasWords }: AuditSources): TableModel {
  const rows = memosIn(corpus, scope).map(row =>
    hasWords || (row.kind !== 'segment' && row.kind !== 'annotation') ? row : { ...row, about: '' },
  );
  const { table } = memosReport(corpus, scope, rows, { on: 'all', contains: '' });
  return hasWords
    ? table
    : {
        ...table,
        notes: [
          ...table.notes,
          l10n.t('The words that memos are on were left out; memos themselves are as they were written.'),
        ],
      };
}

/** What is in an audit, for the line below its title. */
export function auditContents(corpus: Corpus, scope: Scope, { log, decisions }: AuditSources): string {
  return l10n.t(
    '{0}, commits: {1}, decisions between coders: {2}, memos: {3}',
    counted.transcripts(corpus.transcripts.length),
    log?.length ?? 0,
    decisions.length,
    memosIn(corpus, scope).length,
  );
}
