import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import { underlyingPlaces } from '../../report/underlyingPlaces';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import { counted } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
  main,
  extra,
  stacked,
} from '../../report/table/tableOf';
import { COMPARED_KINDS, type ComparedKind, codesOf } from '../../coders/comparison/compared';
import { longestQuote } from '../kit/sentences';
import { type ComparisonGroup, groupsOf, kindName } from './comparisonGroups';
import type { ComparisonRow, ComparisonScope, ComparisonTable } from './comparisonTable';

export function comparisonReport(corpus: Corpus, scope: Scope, table: ComparisonTable): Report {
  const { scope: facts, counts, compared, shown } = table;
  const groups = groupsOf(corpus, compared, facts);
  const isCounts = facts.show === 'counts';
  const sentences = {
    title: l10n.t('Comparison of {0} and {1}: {2}', facts.nameA, facts.nameB, facts.study),
    ...aboutScope(corpus, scope, facts, {
      unit: l10n.t('code by code'),
      coders: l10n.t('{0} and {1}', facts.nameA, facts.nameB),
      legend: legend(facts, counts),
      warnings: unfinishedWarning(table),
    }),
    summary: [comparedSentence(table)],
  };
  return {
    table: isCounts
      ? tableOf({
          ...sentences,
          figures: [...groupFigures(facts, counts), ...ofScope<ComparisonGroup>(facts)],
          rows: groups,
          underlying: group => group.underlying,
        })
      : tableOf({
          ...sentences,
          figures: [...rowFigures(facts), ...ofScope<ComparisonRow>(facts)],
          rows: shown,
          underlying: ({ transcript, start, end }) => ({ transcript, span: { start, end } }),
        }),
    charts: compared.length > 0 ? [bars(groups, facts)] : [],
    data: {
      scope: facts,
      counts,
      rows: isCounts ? groups.map(({ underlying: _, ...group }) => group) : shown,
    },
    // the two coders' segments, regardless of what else counts in the study
    underlyingPlaces: underlying =>
      underlyingPlaces(corpus, { ...scope.filters, coders: [facts.a, facts.b] }, underlying),
  };
}

function rowFigures(facts: ComparisonScope): readonly Figure<ComparisonRow>[] {
  const { nameA, nameB } = facts;
  const words = (codings: ComparisonRow['a']) => codings.map(wordsOf).join(' | ') || null;
  const list = (codings: ComparisonRow['a'], of: (one: ComparisonRow['a'][number]) => string | number) =>
    codings.map(of).join(' ') || null;
  const kinds = Object.fromEntries(COMPARED_KINDS.map(kind => [kind, kindName(kind, facts)])) as Readonly<
    Record<ComparedKind, string>
  >;
  const { code, ...first } = {
    code: main(textColumn<ComparisonRow>(l10n.t('Code'), 'codes', row => codeNames(row).join(' ≠ '))),
    transcript: textColumn<ComparisonRow>(l10n.t('Transcript'), 'transcript', row => row.transcript),
    line: extra(numberColumn<ComparisonRow>(l10n.t('Line'), 'line', row => row.line)),
  };
  return [
    ...(facts.by === 'code' ? [code, first.transcript, first.line] : [first.transcript, first.line, code]),
    textColumn(l10n.t('Difference'), 'difference', row => kinds[row.kind]),
    stacked(textColumn(nameA, 'words_a', row => words(row.a))),
    stacked(textColumn(nameB, 'words_b', row => words(row.b))),
    shareColumn(l10n.t('Overlap %'), 'iou', row => row.iou),
    extra(numberColumn(l10n.t('Start'), 'start_delta', row => row.startDelta)),
    extra(numberColumn(l10n.t('End'), 'end_delta', row => row.endDelta)),
    dataColumn('kind', row => row.kind),
    dataColumn('code_ids', row => codesOf(row).join(' ')),
    ...(['a', 'b'] as const).flatMap(side => [
      dataColumn<ComparisonRow>(`segments_${side}`, row => list(row[side], one => one.segment)),
      dataColumn<ComparisonRow>(`starts_${side}`, row => list(row[side], one => one.start)),
      dataColumn<ComparisonRow>(`ends_${side}`, row => list(row[side], one => one.end)),
    ]),
  ];
}

function wordsOf({ value, quote }: ComparisonRow['a'][number]): string {
  return value === undefined ? quote : `[${value}] ${quote}`;
}

/** The names of a row's codes, each once. */
export function codeNames({ a, b }: Pick<ComparisonRow, 'a' | 'b'>): readonly string[] {
  if (a.length + b.length === 1) return [(a[0] ?? b[0]!).name];
  return [...new Map([...a, ...b].map(({ code, name }) => [code, name])).values()];
}

/** Values are spoken of only where some differ: most studies have none. */
function kindsIn(counts: ComparisonTable['counts']): readonly ComparedKind[] {
  return COMPARED_KINDS.filter(kind => kind !== 'value' || counts.value > 0);
}

function groupFigures(
  facts: ComparisonScope,
  counts: ComparisonTable['counts'],
): readonly Figure<ComparisonGroup>[] {
  const title = {
    transcript: l10n.t('Transcript'),
    code: l10n.t('Code'),
    kind: l10n.t('Difference'),
  }[facts.by];
  return [
    textColumn(title, 'group', row => row.name),
    ...(facts.by === 'kind'
      ? []
      : kindsIn(counts).map(kind =>
          numberColumn<ComparisonGroup>(kindName(kind, facts), kind, row => row.counts[kind]),
        )),
    main(numberColumn(l10n.t('Total'), 'total', row => row.total)),
    dataColumn('id', row => row.id),
  ];
}

function ofScope<R>(facts: ComparisonScope): readonly Figure<R>[] {
  const { by, show, longest, a, b } = facts;
  return scopeColumns<R>(facts, { by, show, longest, a, b });
}

function unfinishedWarning({ unfinished }: ComparisonTable): readonly string[] {
  if (unfinished === 0) return [];
  return [
    unfinished === 1
      ? l10n.t(
          '1 transcript is not marked as complete by both coders: what only one of them has there may be still to come.',
        )
      : l10n.t(
          '{0} transcripts are not marked as complete by both coders: what only one of them has there may be still to come.',
          unfinished,
        ),
  ];
}

function comparedSentence({ scope: facts, counts }: ComparisonTable): string {
  const kinds = kindsIn(counts)
    .map(kind => `${kindName(kind, facts)} (${counts[kind]})`)
    .join(', ');
  return l10n.t(
    'Compared code by code in {0} that both have coded: {1}.',
    counted.transcripts(facts.comparedTranscripts),
    kinds,
  );
}

function legend(
  { nameA, nameB, by, show, longest }: ComparisonScope,
  counts: ComparisonTable['counts'],
): string[] {
  return [
    ...(counts.value === 0
      ? []
      : [
          l10n.t(
            'Different value: same code on the same words, with another value on its scale, or without.',
          ),
        ]),
    l10n.t(
      'The same: same code on the same words. Different boundaries: same code on overlapping words, paired so that the sum of overlaps is largest. Different code: different codes on a passage of which at least half is common to both. Split differently: same code, where one coder’s passage is mostly covered by several of the other’s.',
    ),
    ...(show === 'counts'
      ? by === 'code'
        ? [l10n.t('A difference between codes counts for each of them.')]
        : []
      : [
          l10n.t(
            'Overlap %: what both cover, as a share of what either covers. Start, End: by how many characters {0} begins and ends later than {1}; negative: earlier.',
            nameB,
            nameA,
          ),
        ]),
    ...(show === 'counts' ? [] : longestQuote(longest)),
  ];
}

const CHART_TITLES: Readonly<Record<ComparisonScope['by'], (a: string, b: string) => string>> = {
  transcript: (a, b) => l10n.t('Comparison of {0} and {1} by transcript', a, b),
  code: (a, b) => l10n.t('Comparison of {0} and {1} by code', a, b),
  kind: (a, b) => l10n.t('Comparison of {0} and {1} by kind of difference', a, b),
};

function bars(groups: readonly ComparisonGroup[], facts: ComparisonScope): BarChart {
  return {
    kind: 'bars',
    title: CHART_TITLES[facts.by](facts.nameA, facts.nameB),
    caption: l10n.t('The same: same code on the same words. Different: everything else.'),
    unit: l10n.t('matched codings, and codings of only one coder'),
    series:
      facts.by === 'kind' ? [{ name: '' }] : [{ name: l10n.t('the same') }, { name: l10n.t('different') }],
    bars: groups.map(({ name, counts, total, underlying }) => {
      const values = facts.by === 'kind' ? [total] : [counts.matched, total - counts.matched];
      return {
        label: { text: name, level: 0, strong: false, underlying },
        values,
        texts: values.map(String),
      };
    }),
  };
}
