import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import type { Underlying } from '../../report/underlying';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { Association } from './association';
import { underlyingValue } from './crosstabChart';
import type { Crosstab, CrosstabRow, CrosstabScope, ValueFacts } from './crosstab';
import { crosstabChart } from './crosstabChart';
import { counted } from '../../base/phrases';

export function crosstabReport(corpus: Corpus, scope: Scope, found: Crosstab): Report {
  const { scope: facts, rows } = found;
  return {
    table: tableOf({
      title: `Themes and codes by ${facts.attribute}: ${facts.study}`,
      caption: [...scopeSentences(corpus, scope, facts), ...crosstabLegend(facts)],
      notes: facts.notes,
      figures: figures(facts),
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [crosstabChart(corpus, scope, found)] : [],
    data: { scope: facts, rows },
  };
}

function figures(facts: CrosstabScope): readonly Figure<CrosstabRow>[] {
  const { attribute, bands, tests, adjust } = facts;
  return [
    textColumn<CrosstabRow>('Theme / code', 'name', row => row.name),
    ...facts.values.flatMap((value, i) => valueFigures(value, i, underlyingValue(attribute, value))),
    numberColumn(`All (of ${facts.of})`, 'participants', row => row.participants),
    shareColumn('%', 'share', row => row.share),
    ...(tests ? testFigures(adjust) : []),
    dataColumn('of', row => row.of, 'number'),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => row.path.join(' / ')),
    dataColumn('id', row => row.id),
    ...scopeColumns<CrosstabRow>(facts, { attribute, bands, ...(tests ? { adjust } : {}) }),
  ];
}

function valueFigures(
  { value, participants }: ValueFacts,
  i: number,
  underlying: Underlying | undefined,
): readonly Figure<CrosstabRow>[] {
  return [
    numberColumn<CrosstabRow>(
      `${value} (of ${participants})`,
      `participants_${value}`,
      row => row.values[i]!.participants,
    ),
    shareColumn<CrosstabRow>('%', `share_${value}`, row => row.values[i]!.share),
    dataColumn<CrosstabRow>(`of_${value}`, row => row.values[i]!.of, 'number'),
  ].map(figure => (underlying ? { ...figure, underlying } : figure));
}

const METHODS: Readonly<Record<NonNullable<Association['method']>, string>> = {
  'chi-squared': 'χ²',
  fisher: 'Fisher',
  'freeman-halton': 'Freeman–Halton',
};

function testFigures(adjust: CrosstabScope['adjust']): readonly Figure<CrosstabRow>[] {
  const test = ({ test: one }: CrosstabRow) => one!;
  return [
    textColumn('Test', 'test', row =>
      test(row).method ? METHODS[test(row).method!] : `none: ${test(row).reason}`,
    ),
    numberColumn('χ²', 'statistic', row => rounded(test(row).statistic)),
    numberColumn('df', 'df', row => test(row).df),
    numberColumn('p', 'p', row => rounded(test(row).p)),
    ...(adjust === 'holm'
      ? [numberColumn<CrosstabRow>('p (Holm)', 'p_adjusted', row => rounded(test(row).adjusted))]
      : []),
    numberColumn('V', 'cramers_v', row => rounded(test(row).cramersV)),
  ];
}

/** To four digits; JSON has all. */
function rounded(figure: number | null): number | null {
  return figure === null ? null : Number(figure.toPrecision(4));
}

/** What the columns count, and which tests were made. */
export function crosstabLegend(facts: CrosstabScope): readonly string[] {
  const { attribute, of } = facts;
  return [
    `Under each value of “${attribute}”: participants with that value who have a turn that a segment overlaps. %: of all who have the value, coded or not.`,
    `All: of the ${counted.participants(of)} with a value.`,
    'A theme’s figures are of all that carries it or a code under it, each once.',
    ...(facts.tests ? testSentences(facts) : []),
  ];
}

function testSentences({ testsMade, adjust }: CrosstabScope): string[] {
  return [
    'Test: whether mentioning depends on the value; participants who mention it and who do not, each one unit, taken as independent of the others.',
    'Pearson’s χ² without continuity correction where expected counts are large enough (two values: all at least 5; more: none below 1, at most 20 % below 5; Cochran 1954); else Fisher’s exact test, two-sided, for more than two values as extended by Freeman & Halton 1951.',
    'V: Cramér’s V (Cramér 1946), from χ² whichever test was made.',
    `${counted.tests(testsMade)} made; ${
      adjust === 'holm'
        ? 'p (Holm): adjusted for that (Holm 1979); p is not.'
        : 'p values are not adjusted for that.'
    }`,
  ];
}
