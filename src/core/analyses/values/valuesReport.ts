import * as l10n from '@vscode/l10n';
import { labelled } from '../../base/phrases';
import { inFigures } from '../../base/figures';
import { scaleText } from '../../codebook/editScale';
import { rankOf } from '../../codebook/scales';
import type { CodeFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { BarChart, Chart } from '../../report/chart/chart';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  extra,
  main,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
  withBars,
} from '../../report/table/tableOf';
import type { Underlying } from '../../report/underlying';
import { pathCell } from '../kit/pathCell';
import type { DistributionRow, SummaryRow, ValuesTable } from './values';

/** A chart for each of so many codes; more are not looked at. */
const MAX_CHARTS = 12;
/** More bars side by side are hard to compare. */
const MAX_SERIES = 5;

/** The distribution over each scale, or a line of figures for each code. */
export function valuesReport(corpus: Corpus, scope: Scope, found: ValuesTable): Report {
  const { scope: facts, distribution, summary } = found;
  const isSummary = facts.show === 'mean';
  const about = {
    title: l10n.t('Values on scales: {0}', facts.study),
    ...aboutScope(corpus, scope, facts, { unit: UNITS[facts.unit], legend: legend(found) }),
  };
  const { show, by, attribute, unit } = facts;
  const constants = { show, by, attribute, unit };
  return {
    table: isSummary
      ? tableOf({
          ...about,
          figures: [...summaryFigures(facts), ...scopeColumns<SummaryRow>(facts, constants)],
          rows: summary,
          underlying: row => ({ code: row.id, value: true, ...partUnderlying(facts, row.part.id) }),
        })
      : tableOf({
          ...about,
          figures: [...distributionFigures(facts), ...scopeColumns<DistributionRow>(facts, constants)],
          rows: distribution,
          underlying: row => underlyingOf(facts, row),
        }),
    charts: chartsOf(corpus, found),
    data: { scope: facts, rows: isSummary ? summary : distribution },
  };
}

const UNITS: Readonly<Record<ValuesTable['scope']['unit'], string>> = {
  segment: l10n.t('segments'),
  participant: l10n.t('participants, each once'),
};

/** A participant counts with all of their segments, which not one value has. */
function underlyingOf(facts: ValuesTable['scope'], { id, value }: DistributionRow): Underlying {
  return { code: id, value: facts.unit === 'segment' ? value : true };
}

function partUnderlying({ by, attribute }: ValuesTable['scope'], id: string): Underlying {
  if (id === '') return {};
  return by === 'group' ? { group: id } : { where: [{ attribute, value: id }] };
}

function distributionFigures(facts: ValuesTable['scope']): readonly Figure<DistributionRow>[] {
  const { parts } = facts;
  return [
    main(textColumn<DistributionRow>(l10n.t('Code'), 'name', row => row.name)),
    main(valueColumn<DistributionRow>(l10n.t('Value'), 'value', row => row.value, String)),
    ...parts.flatMap(({ id, name }, i) => {
      const underlying = partUnderlying(facts, id);
      const of = (row: DistributionRow) => row.parts[i]!;
      const suffix = i === 0 ? '' : `_${id}`;
      return [
        {
          ...numberColumn<DistributionRow>(
            parts.length === 1 ? l10n.t('n') : l10n.t('{0}: n', name),
            `count${suffix}`,
            row => of(row).count,
          ),
          underlying,
        },
        {
          ...withBars(
            shareColumn<DistributionRow>(
              parts.length === 1 ? '%' : l10n.t('{0}: %', name),
              `share${suffix}`,
              row => of(row).share,
            ),
          ),
          underlying,
        },
        dataColumn<DistributionRow>(`of${suffix}`, row => of(row).of, 'number'),
      ];
    }),
    ...CODE_DATA,
  ];
}

function summaryFigures({ parts, by, attribute }: ValuesTable['scope']): readonly Figure<SummaryRow>[] {
  const title = by === 'group' ? l10n.t('Group') : by === 'attribute' ? attribute : l10n.t('Part');
  const part = textColumn<SummaryRow>(title, 'part', row => row.part.name);
  return [
    main(textColumn<SummaryRow>(l10n.t('Code'), 'name', row => row.name)),
    parts.length > 1 ? main(part) : { ...part, isData: true },
    main(numberColumn<SummaryRow>(l10n.t('n'), 'n', row => row.n)),
    numberColumn<SummaryRow>(l10n.t('Missing'), 'missing', row => row.missing),
    main({ ...numberColumn<SummaryRow>(l10n.t('Mean'), 'mean', row => row.mean), digits: 2 }),
    { ...numberColumn<SummaryRow>(l10n.t('SD'), 'sd', row => row.sd), digits: 2 },
    main(valueColumn<SummaryRow>(l10n.t('Median'), 'median', row => row.median)),
    extra(valueColumn<SummaryRow>(l10n.t('Lowest'), 'least', row => row.least)),
    extra(valueColumn<SummaryRow>(l10n.t('Highest'), 'greatest', row => row.greatest)),
    extra(textColumn<SummaryRow>(l10n.t('Scale'), 'scale', row => scaleText(row.scale))),
    dataColumn('part_id', row => row.part.id),
    ...CODE_DATA,
  ];
}

const CODE_DATA: readonly Figure<CodeFacts>[] = [
  dataColumn('path', row => pathCell(row.path)),
  dataColumn('id', row => row.id),
];

/** A column of values: numbers as the language writes them, values in words as they are. */
function valueColumn<R>(
  title: string,
  name: string,
  of: (row: R) => SummaryRow['median'],
  text: (value: SummaryRow['median']) => string | null = textOf,
): Figure<R> {
  return {
    ...textColumn<R>(title, name, row => text(of(row))),
    shownAs: row => {
      const [value, shown] = [of(row), text(of(row))];
      return typeof value === 'number' && shown !== null ? inFigures(shown) : shown;
    },
  };
}

/** Up to two decimals, as a person would write it. */
function textOf(value: SummaryRow['median']): string | null {
  if (value === null) return null;
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

function legend({ scope: { unit, show } }: ValuesTable): string[] {
  return [
    l10n.t(
      'n: codings with a value on the scale of their code. Merged codes count for what they became; codes below a theme do not count for it.',
    ),
    unit === 'segment'
      ? l10n.t('Each segment counts once for each of its codes, also if several coders coded the same words.')
      : l10n.t(
          'Each participant who speaks in such a segment counts once, with the mean of their numbers, or the median of their values in order (the lower of two in the middle).',
        ),
    ...(show === 'mean'
      ? [
          l10n.t(
            'Missing: with the code, but without a value that counts. SD: standard deviation, divided by n − 1. Values in order have a median and no mean; of two different ones in the middle, both are given.',
          ),
        ]
      : [l10n.t('%: of those with a value.')]),
  ];
}

/** The distribution over each scale: bars for each value, side by side for few parts. */
function chartsOf({ codebook }: Corpus, { scope: facts, distribution }: ValuesTable): Chart[] {
  const byCode = new Map<string, DistributionRow[]>();
  for (const row of distribution) byCode.set(row.id, [...(byCode.get(row.id) ?? []), row]);
  const shown = facts.parts.length > 1 && facts.parts.length <= MAX_SERIES ? facts.parts.slice(1) : [];
  return [...byCode.values()]
    .filter(rows => rows.some(({ parts }) => parts[0]!.count > 0))
    .slice(0, MAX_CHARTS)
    .map(rows => chartOf(rows));

  function chartOf(rows: readonly DistributionRow[]): BarChart {
    const [{ id, name }] = rows as [DistributionRow];
    const at = shown.length > 0 ? shown.map((_, i) => i + 1) : [0];
    const scale = codebook.get(id)?.scale;
    return {
      kind: 'bars',
      title: l10n.t('Values of {0}', name),
      caption:
        shown.length > 0
          ? facts.parts
              .slice(1)
              .map((part, i) => labelled(part.name, rows[0]!.parts[i + 1]!.of))
              .join(', ')
          : l10n.t('n = {0}', rows[0]!.parts[0]!.of),
      unit:
        facts.unit === 'segment'
          ? l10n.t('% of segments with a value')
          : l10n.t('% of participants with a value'),
      full: 100,
      series: at.map(i => ({
        name: shown.length > 0 ? facts.parts[i]!.name : '',
        underlying: partUnderlying(facts, facts.parts[i]!.id),
      })),
      bars: [...rows]
        .sort((a, b) => (scale ? rankOf(scale, a.value)! - rankOf(scale, b.value)! : 0))
        .map(row => ({
          label: {
            text: String(row.value),
            level: 0,
            strong: false,
            color: codebook.color(id),
            underlying: underlyingOf(facts, row),
          },
          values: at.map(i => Math.round((row.parts[i]!.share ?? 0) * 1000) / 10),
          texts: at.map(i => l10n.t('{0} of {1}', row.parts[i]!.count, row.parts[i]!.of)),
        })),
    };
  }
}
