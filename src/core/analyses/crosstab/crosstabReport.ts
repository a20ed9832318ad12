import { decimals } from '../../base/figures';
import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import type { Underlying } from '../../report/underlying';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  figuresColumn,
  textColumn,
  main,
  extra,
  weighed,
  withBars,
  together,
} from '../../report/table/tableOf';
import type { Form } from '../kit/countParameters';
import { figuresOfSeveral, isOfSeveral, nameColumn } from '../kit/nameColumn';
import { THEME_FIGURES } from '../kit/sentences';
import { type Association, type NoTest, TOO_LARGE } from './association';
import { underlyingValue } from './crosstabChart';
import type { Crosstab, CrosstabRow, CrosstabScope, MentionFigures, ValueFacts } from './crosstab';
import { crosstabChart } from './crosstabChart';
import { testsInWords } from './testsInWords';
import { counted } from '../../base/phrases';

export function crosstabReport(corpus: Corpus, scope: Scope, found: Crosstab, form: Form = 'table'): Report {
  const { scope: facts, rows } = found;
  const isPaper = form === 'paper';
  return {
    table: tableOf({
      title: l10n.t('Themes and codes by {0}: {1}', facts.attribute, facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: isPaper ? l10n.t('n (%)') : l10n.t('% of participants with each value'),
        legend: [...crosstabLegend(found), ...(isPaper && facts.tests ? testsInWords(rows) : [])],
      }),
      figures: isPaper ? paperFigures(facts) : figures(facts),
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: isOfSeveral,
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [crosstabChart(corpus, scope, found)] : [],
    data: { scope: facts, rows },
  };
}

function figures(facts: CrosstabScope): readonly Figure<CrosstabRow>[] {
  const { attribute, bands, tests, adjust } = facts;
  return [
    nameColumn<CrosstabRow>(),
    ...facts.values.flatMap((value, i) => valueFigures(value, i, underlyingValue(attribute, value))),
    numberColumn(l10n.t('All (of {0})', facts.of), 'participants', row => row.participants),
    {
      ...shareColumn<CrosstabRow>('%', 'share', row => row.share),
      titleAlone: l10n.t('%: {0}', l10n.t('all')),
    },
    ...(tests ? testFigures(adjust) : []),
    dataColumn('of', row => row.of, 'number'),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => pathCell(row.path)),
    dataColumn('id', row => row.id),
    ...scopeColumns<CrosstabRow>(facts, { attribute, bands, ...(tests ? { adjust } : {}) }),
  ];
}

/** As papers print them: `2 (66.7)` for each value, and p; programs find the figures themselves, too. */
function paperFigures(facts: CrosstabScope): readonly Figure<CrosstabRow>[] {
  const cell = ({ participants, share }: MentionFigures) =>
    share === null ? String(participants) : `${participants} (${decimals(share * 100, 1)})`;
  const shown = facts.adjust === 'holm' ? 'p_adjusted' : 'p';
  const [name, ...others] = figures(facts);
  return [
    name!,
    ...facts.values.map(({ value, participants }, i) =>
      weighed(participants, {
        ...figuresColumn<CrosstabRow>(l10n.t('{0} (n = {1})', value, participants), `shown_${value}`, row =>
          cell(row.values[i]!),
        ),
        ...withUnderlying(underlyingValue(facts.attribute, facts.values[i]!)),
      }),
    ),
    figuresColumn<CrosstabRow>(l10n.t('All (n = {0})', facts.of), 'shown', cell),
    ...others.map(figure => (figure.name === shown ? figure : { ...figure, isData: true })),
  ];
}

function withUnderlying(underlying: Underlying | undefined) {
  return underlying ? { underlying } : {};
}

function valueFigures(
  { value, participants }: ValueFacts,
  i: number,
  underlying: Underlying | undefined,
): readonly Figure<CrosstabRow>[] {
  return [
    together(
      'n',
      numberColumn<CrosstabRow>(
        l10n.t('{0} (of {1})', value, participants),
        `participants_${value}`,
        row => row.values[i]!.participants,
      ),
    ),
    withBars(
      weighed(participants, {
        ...shareColumn<CrosstabRow>('%', `share_${value}`, row => row.values[i]!.share),
        titleAlone: l10n.t('%: {0}', value),
      }),
    ),
    dataColumn<CrosstabRow>(`of_${value}`, row => row.values[i]!.of, 'number'),
  ].map(figure => (underlying ? { ...figure, underlying } : figure));
}

const NO_TESTS: Readonly<Record<NoTest, string>> = {
  'only one value': l10n.t('only one value'), // not for the catalogue
  'no variation': l10n.t('no variation'), // not for the catalogue
  [TOO_LARGE]: l10n.t('too few participants for χ², too many tables for an exact test'),
};

const METHODS: Readonly<Record<NonNullable<Association['method']>, string>> = {
  'chi-squared': 'χ²',
  fisher: 'Fisher',
  'freeman-halton': 'Freeman–Halton',
};

function testFigures(adjust: CrosstabScope['adjust']): readonly Figure<CrosstabRow>[] {
  const test = ({ test: one }: CrosstabRow) => one!;
  return [
    {
      ...textColumn<CrosstabRow>(l10n.t('Test'), 'test', row => {
        const { method, reason } = test(row);
        return method ? METHODS[method] : `none: ${reason}`;
      }),
      shownAs: row => {
        const { method, reason } = test(row);
        return method ? METHODS[method] : l10n.t('none: {0}', NO_TESTS[reason!]);
      },
    },
    extra(numberColumn('χ²', 'statistic', row => rounded(test(row).statistic))),
    extra(numberColumn(l10n.t('df'), 'df', row => test(row).df)),
    main(numberColumn('p', 'p', row => rounded(test(row).p))),
    ...(adjust === 'holm'
      ? [main(numberColumn<CrosstabRow>('p (Holm)', 'p_adjusted', row => rounded(test(row).adjusted)))]
      : []),
    numberColumn('V', 'cramers_v', row => rounded(test(row).cramersV)),
  ];
}

/** To four digits; JSON has all. */
function rounded(figure: number | null): number | null {
  return figure === null ? null : Number(figure.toPrecision(4));
}

/** What the columns count, and which tests were made. */
export function crosstabLegend({ scope: facts, rows }: Crosstab): readonly string[] {
  const { attribute, of } = facts;
  return [
    l10n.t(
      'Columns by value of “{0}”: participants with that value who have at least one turn that overlaps a segment. %: share of all who have the value, coded or not.',
      attribute,
    ),
    l10n.t('All: out of {0} with a value.', counted.participants(of)),
    ...figuresOfSeveral(rows, THEME_FIGURES),
    ...(facts.tests ? testSentences(facts) : []),
  ];
}

function testSentences({ testsMade, adjust }: CrosstabScope): string[] {
  return [
    l10n.t(
      'Test: whether mentioning depends on the value. Each participant, mentioning it or not, is one unit and is taken to be independent of the others.',
    ),
    l10n.t(
      'Pearson’s χ² without continuity correction where expected counts are large enough (two values: all at least 5; more values: none below 1 and at most 20% below 5; Cochran 1954); otherwise Fisher’s exact test, two-sided, as extended by Freeman & Halton 1951 for more than two values.',
    ),
    l10n.t('V: Cramér’s V (Cramér 1946), computed from χ² with either test.'),
    l10n.t('Number of tests: {0}.', testsMade),
    adjust === 'holm'
      ? l10n.t('p (Holm) is adjusted for the number of tests (Holm 1979); p is not.')
      : l10n.t('p values are not adjusted for the number of tests.'),
  ];
}
