import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { BarChart } from '../../report/chart/chart';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  extra,
  main,
  numberColumn,
  scopeColumns,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { Underlying } from '../../report/underlying';
import { nameOf } from '../../studyFile/namedRecords';
import { figuresOfSeveral } from '../kit/nameColumn';
import { THEME_FIGURES } from '../kit/sentences';
import type { Influence, RobustnessTable } from './robustnessTable';
import { LABELS, summary } from './sentences';
import { labelInWords } from './words';

/** What is left out, one at a time. */
type LeftOutKind = 'transcripts' | 'participants';

/** Of more labels, people read the first ones only. */
const MAX_NAMED = 3;
/** More bars are not looked at. */
const MAX_BARS = 100;

/** A row for each transcript or participant: what the published table would be without it, the most influential first. */
export function influenceReport(
  corpus: Corpus,
  scope: Scope,
  table: RobustnessTable,
  kind: LeftOutKind,
): Report {
  const { scope: facts } = table;
  const rows = kind === 'transcripts' ? table.transcripts : table.people;
  const words = WORDS[kind];
  const people = new Map(corpus.study.participants.map(one => [one.id, nameOf(one)]));
  const shown = (id: string) => (kind === 'participants' ? (people.get(id) ?? id) : id);
  const underlyingOf = (id: string): Underlying =>
    kind === 'transcripts' ? { transcript: id } : { participant: id };
  return {
    table: tableOf<Influence>({
      title: words.title(facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: words.unit,
        legend: [
          words.legend,
          l10n.t('N: participants who are left.'),
          l10n.t(
            'Labels changed: themes and codes of the published table, which is the frequency table with these filters, that get another label; in brackets which.',
          ),
          l10n.t(
            'Mean and largest change: of the shares of participants, in percentage points; the mean without signs, over all themes and codes of the published table.',
          ),
          ...figuresOfSeveral(table.rows, THEME_FIGURES),
          LABELS,
        ],
      }),
      summary: summary(table),
      figures: [
        main({
          ...textColumn<Influence>(words.heading, words.column, row => row.id),
          shownAs: row => shown(row.id),
        }),
        ...figures(corpus),
        ...scopeColumns<Influence>(facts, { preset: facts.preset }),
      ],
      rows,
      underlying: row => underlyingOf(row.id),
    }),
    charts:
      rows.length > 0 && table.rows.length > 0
        ? [bars(rows, table.rows.length, kind, shown, underlyingOf)]
        : [],
    data: { scope: facts, rows: rows.map(({ id, ...row }) => ({ [words.column]: id, ...row })) },
  };
}

function figures({ codebook }: Corpus): readonly Figure<Influence>[] {
  const codeName = (id: string) => codebook.get(id)?.name ?? id;
  // the segments of a transcript are not what its influence counts
  const bare = (figure: Figure<Influence>) => ({ ...figure, underlying: null });
  const points = (share: number | null) => (share === null ? null : 100 * share);
  return [
    numberColumn<Influence>(l10n.t('N'), 'of', row => row.of),
    main(numberColumn<Influence>(l10n.t('Labels changed'), 'changed', row => row.changed)),
    textColumn<Influence>(
      l10n.t('Changed'),
      'changed_shown',
      row =>
        enumerate(
          row.changedRows.map(({ id, label }) => l10n.t('{0} ({1})', codeName(id), labelInWords(label))),
          MAX_NAMED,
        ) || null,
    ),
    {
      ...numberColumn<Influence>(l10n.t('Mean change'), 'mean_change', row => points(row.meanChange)),
      digits: 1,
    },
    {
      ...numberColumn<Influence>(l10n.t('Largest change'), 'largest_change', row =>
        points(row.largestChange),
      ),
      digits: 1,
    },
    extra(
      textColumn<Influence>(l10n.t('Of'), 'largest_name', row => row.largestRow && codeName(row.largestRow)),
    ),
    dataColumn<Influence>('rows', row => row.rows, 'number'),
    dataColumn<Influence>('changed_codes', row => row.changedRows.map(({ id }) => id).join(' ') || null),
    dataColumn<Influence>('largest_id', row => row.largestRow),
  ].map(bare);
}

function bars(
  rows: readonly Influence[],
  labels: number,
  kind: LeftOutKind,
  shown: (id: string) => string,
  underlying: (id: string) => Underlying,
): BarChart {
  return {
    kind: 'bars',
    title: WORDS[kind].chart,
    caption:
      rows.length > MAX_BARS
        ? l10n.t('Of {0} labels. The first {1} of {2}.', labels, MAX_BARS, rows.length)
        : l10n.t('Of {0} labels.', labels),
    unit: l10n.t('labels changed'),
    full: undefined,
    series: [{ name: '' }],
    bars: rows.slice(0, MAX_BARS).map(row => ({
      label: { text: shown(row.id), level: 0, strong: false, underlying: underlying(row.id) },
      values: [row.changed],
      texts: [String(row.changed)],
    })),
  };
}

/** The words that differ between what is left out. */
const WORDS = {
  transcripts: {
    column: 'transcript',
    heading: l10n.t('Without'),
    unit: l10n.t('each transcript left out by itself'),
    title: (study: string) => l10n.t('Influence of each transcript: {0}', study),
    chart: l10n.t('Labels that change without each transcript'),
    legend: l10n.t(
      'Each row is the published table without one transcript, and without the participants who are in no other transcript of the scope.',
    ),
  },
  participants: {
    column: 'participant',
    heading: l10n.t('Without'),
    unit: l10n.t('each participant left out by themselves'),
    title: (study: string) => l10n.t('Influence of each participant: {0}', study),
    chart: l10n.t('Labels that change without each participant'),
    legend: l10n.t('Each row is the published table without one participant.'),
  },
} as const;
