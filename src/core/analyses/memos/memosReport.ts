import * as l10n from '@vscode/l10n';
import { counted, labelled } from '../../base/phrases';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import {
  type ScopeFacts,
  blindNote,
  blindWarning,
  filtersInWords,
  scopeFacts,
} from '../../corpus/scopeFacts';
import type { Report } from '../../report/report';
import {
  type Figure,
  dataColumn,
  extra,
  linedColumn,
  numberColumn,
  scopeColumns,
  stacked,
  tableOf,
  dayColumn,
  textColumn,
} from '../../report/table/tableOf';
import { dayOf } from '../../studyFile/day';
import { MEMO_KINDS, type MemoKind, type MemoRow } from './memos';

/** What a memo is on, in a word or two. */
export const MEMO_KIND_NAMES: Readonly<Record<MemoKind, string>> = {
  analytic: l10n.t('analytic memo'),
  study: l10n.t('study'),
  group: l10n.t('group'),
  participant: l10n.t('participant'),
  code: l10n.t('code'),
  transcript: l10n.t('transcript'),
  segment: l10n.t('segment'),
  annotation: l10n.t('annotation'),
};

/** What was asked for beside the filters. */
export interface MemoOptions {
  readonly on: string;
  readonly contains: string;
}

/** A row for each memo. */
export function memosReport(
  corpus: Corpus,
  scope: Scope,
  rows: readonly MemoRow[],
  options: MemoOptions,
): Report<{ readonly scope: ScopeFacts & MemoOptions; readonly rows: readonly MemoRow[] }> {
  const facts = scopeFacts(corpus, scope);
  const filters = filtersInWords(corpus, scope);
  const coders = scope.filters.coders?.map(id => coderName(corpus, id)).join(', ');
  const kinds = MEMO_KINDS.flatMap(kind => {
    const count = rows.filter(row => row.kind === kind).length;
    return count > 0 ? [labelled(MEMO_KIND_NAMES[kind], count)] : [];
  });
  return {
    table: tableOf({
      title: l10n.t('Memos: {0}', corpus.study.name),
      scope: [
        labelled(filters, counted.memos(rows.length)),
        ...(coders ? [l10n.t('only {0}', coders)] : []),
      ].join(' · '),
      warnings: blindWarning(corpus),
      definitions: [
        `${filters}: ${counted.memos(rows.length)}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}.`,
        ...(options.contains ? [l10n.t('Only memos that contain “{0}”.', options.contains)] : []),
        l10n.t(
          'One row for each memo. An annotation is a memo on words without a code; it counts nowhere else.',
        ),
        l10n.t('The memos of all coders are listed, whether or not there is a consensus.'),
        l10n.t('Date: of a memo on a segment or an annotation, when that was created.'),
        ...(Object.keys(scope.filters).length > 0
          ? [l10n.t('Memos that the filters cannot be applied to are left out.')]
          : []),
      ],
      notes: blindNote(corpus),
      figures: figuresOf(corpus, facts, options),
      rows,
      underlying: ({ kind, transcript, coder, id, start, end }) => {
        if (transcript === null || start === null || end === null) return undefined;
        return kind === 'segment'
          ? { transcript, segment: { coder: coder!, id: id! } }
          : { transcript, span: { start, end } };
      },
    }),
    charts: [],
    data: { scope: { ...facts, ...options }, rows },
  };
}

function figuresOf(corpus: Corpus, facts: ScopeFacts, { on, contains }: MemoOptions): Figure<MemoRow>[] {
  const { codebook } = corpus;
  const nameOf = (id: string) => codebook.get(id)?.name ?? id;
  return [
    {
      ...textColumn<MemoRow>(l10n.t('Memo on'), 'kind', row => row.kind),
      shown: MEMO_KIND_NAMES,
    },
    stacked(textColumn(l10n.t('Of'), 'about', row => row.about || null)),
    stacked(linedColumn(l10n.t('Memo'), 'text', row => row.text)),
    textColumn(l10n.t('Codes'), 'names', row => row.codes.map(nameOf).join('; ') || null),
    extra(textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript)),
    extra(numberColumn(l10n.t('Line'), 'line', row => row.line)),
    {
      ...textColumn<MemoRow>(l10n.t('Coder'), 'coder', row => row.coder),
      shownAs: row => (row.coder === null ? null : coderName(corpus, row.coder)),
    },
    dayColumn(l10n.t('Date'), 'date', row => dayOf(row.created ?? undefined) ?? null),
    dataColumn('codes', row => row.codes.join(' ') || null),
    dataColumn('start', row => row.start, 'number'),
    dataColumn('end', row => row.end, 'number'),
    dataColumn('created', row => row.created),
    dataColumn('id', row => row.id),
    ...scopeColumns<MemoRow>(facts, { on, contains }),
  ];
}
