import type { Report } from '../../report/report';
import { underlyingPlaces } from '../../report/underlyingPlaces';
import type { BarChart } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import { COMPARED_KINDS, codesOf } from '../../coders/comparison/compared';
import { type ComparisonGroup, groupsOf, kindName } from './comparisonGroups';
import type { ComparisonRow, ComparisonScope, ComparisonTable } from './comparisonTable';

export function comparisonReport(corpus: Corpus, scope: Scope, table: ComparisonTable): Report {
  const { scope: facts, counts, rows } = table;
  const groups = groupsOf(corpus, rows, facts);
  const isCounts = facts.show === 'counts';
  const shown = facts.show === 'differences' ? rows.filter(({ kind }) => kind !== 'matched') : rows;
  const sentences = {
    title: `Comparison of ${facts.nameA} and ${facts.nameB}: ${facts.study}`,
    caption: [...scopeSentences(corpus, scope, facts), ...legend(table)],
    notes: facts.notes,
  };
  return {
    table: isCounts
      ? tableOf({
          ...sentences,
          figures: [...groupFigures(facts), ...ofScope<ComparisonGroup>(facts)],
          rows: groups,
          underlying: group => group.underlying,
        })
      : tableOf({
          ...sentences,
          figures: [...rowFigures(facts), ...ofScope<ComparisonRow>(facts)],
          rows: shown,
          underlying: ({ transcript, start, end }) => ({ transcript, span: { start, end } }),
        }),
    charts: rows.length > 0 ? [bars(groups, facts)] : [],
    data: {
      scope: facts,
      counts,
      rows: isCounts ? groups.map(({ underlying: _, ...group }) => group) : shown,
    },
    // the two coders' segments, whatever else counts in the study
    underlyingPlaces: underlying =>
      underlyingPlaces(corpus, { ...scope.filters, coders: [facts.a, facts.b] }, underlying),
  };
}

function rowFigures(facts: ComparisonScope): readonly Figure<ComparisonRow>[] {
  const { nameA, nameB } = facts;
  const words = (codings: ComparisonRow['a']) => codings.map(({ quote }) => quote).join(' | ') || null;
  const list = (codings: ComparisonRow['a'], of: (one: ComparisonRow['a'][number]) => string | number) =>
    codings.map(of).join(' ') || null;
  const { code, ...first } = {
    code: textColumn<ComparisonRow>('Code', 'codes', row => codeNames(row).join(' ≠ ')),
    transcript: textColumn<ComparisonRow>('Transcript', 'transcript', row => row.transcript),
    line: numberColumn<ComparisonRow>('Line', 'line', row => row.line),
  };
  return [
    ...(facts.by === 'code' ? [code, first.transcript, first.line] : [first.transcript, first.line, code]),
    textColumn('Difference', 'difference', row => kindName(row.kind, facts)),
    textColumn(nameA, 'words_a', row => words(row.a)),
    textColumn(nameB, 'words_b', row => words(row.b)),
    shareColumn('Overlap %', 'iou', row => row.iou),
    numberColumn('Start', 'start_delta', row => row.startDelta),
    numberColumn('End', 'end_delta', row => row.endDelta),
    dataColumn('kind', row => row.kind),
    dataColumn('code_ids', row => codesOf(row).join(' ')),
    ...(['a', 'b'] as const).flatMap(side => [
      dataColumn<ComparisonRow>(`segments_${side}`, row => list(row[side], one => one.segment)),
      dataColumn<ComparisonRow>(`starts_${side}`, row => list(row[side], one => one.start)),
      dataColumn<ComparisonRow>(`ends_${side}`, row => list(row[side], one => one.end)),
    ]),
  ];
}

/** The names of a row's codes, each once. */
export function codeNames({ a, b }: Pick<ComparisonRow, 'a' | 'b'>): readonly string[] {
  return [...new Map([...a, ...b].map(({ code, name }) => [code, name])).values()];
}

function groupFigures(facts: ComparisonScope): readonly Figure<ComparisonGroup>[] {
  const title = { transcript: 'Transcript', code: 'Code', kind: 'Difference' }[facts.by];
  return [
    textColumn(title, 'group', row => row.name),
    ...(facts.by === 'kind'
      ? []
      : COMPARED_KINDS.map(kind =>
          numberColumn<ComparisonGroup>(kindName(kind, facts), kind, row => row.counts[kind]),
        )),
    numberColumn('In all', 'total', row => row.total),
    dataColumn('id', row => row.id),
  ];
}

function ofScope<R>(facts: ComparisonScope): readonly Figure<R>[] {
  const { by, show, longest, a, b } = facts;
  return scopeColumns<R>(facts, { by, show, longest, a, b });
}

function legend({ scope: facts, counts }: ComparisonTable): string[] {
  const { nameA, nameB, by, show, longest } = facts;
  const kinds = COMPARED_KINDS.map(kind => `${counts[kind]} ${kindName(kind, facts)}`).join(', ');
  return [
    `Compared code by code in ${counted.transcripts(facts.comparedTranscripts)} that both have coded: ${kinds}.`,
    'The same: same code, same words. Other ends: same code on overlapping words, paired so that overlaps add up to the most. Other code: different codes on a passage of which at least half is common to both. Cut differently: same code, one passage mostly covered by several of the other coder.',
    ...(show === 'counts'
      ? by === 'code'
        ? ['What has other codes counts for each of them.']
        : []
      : [
          `Overlap: what both cover, as a share of what either covers. Start, end: by how many characters ${nameB} begins and ends later than ${nameA}; below 0, earlier.`,
        ]),
    ...(show !== 'counts' && longest > 0
      ? [`Of quotes of more than ${counted.words(longest)} the middle is left out: […].`]
      : []),
  ];
}

function bars(groups: readonly ComparisonGroup[], facts: ComparisonScope): BarChart {
  return {
    kind: 'bars',
    title: `Comparison of ${facts.nameA} and ${facts.nameB} by ${facts.by}`,
    caption: `The same: same code, same words. Different: everything else.`,
    unit: 'codings that belong together, or that one coder has alone',
    series: facts.by === 'kind' ? [{ name: '' }] : [{ name: 'the same' }, { name: 'different' }],
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
