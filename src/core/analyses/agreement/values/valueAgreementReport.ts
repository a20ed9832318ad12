import * as l10n from '@vscode/l10n';
import { fixed } from '../../../base/figures';
import { counted } from '../../../base/phrases';
import { scaleText } from '../../../codebook/editScale';
import type { Corpus } from '../../../corpus/corpus';
import { type IntervalChart, codeLabel } from '../../../report/chart/chart';
import type { Report } from '../../../report/report';
import {
  type Figure,
  coefficientColumn,
  dataColumn,
  extra,
  main,
  numberColumn,
  shareColumn,
  textColumn,
  together,
  withBars,
} from '../../../report/table/tableOf';
import { THEME_OR_CODE } from '../../kit/sentences';
import { uselessNotes } from '../../values/values';
import { FEW } from '../agreement';
import { namesOf, reasonInWords, together as joined } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { comparedReport } from '../comparedReport';
import { UNITS_NAMES } from '../units/unitKind';
import type { ValueAgreement, ValueRow } from './valueAgreement';
import { valueMethods } from './valueMethods';
import { intervalLegend, missingSentence, unitLegend } from './valueSentences';

/** A row for each code with a scale: how far coders agree on where it is, where each of them has a value. */
export function valueAgreementReport(
  corpus: Corpus,
  compared: ComparedCoding,
  found: ValueAgreement,
): Report {
  const { settings, rows, unlisted } = found;
  const { unit, overlap, resamples, seed, clusters } = settings;
  const isPair = compared.coders.length === 2;
  const method = valueMethods(corpus, compared, found);
  return comparedReport<ValueRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Agreement on values between {0}: {1}', coders, study),
    unit: unitLegend(unit, overlap),
    units: UNITS_NAMES[unit],
    missing: missingSentence(compared.facts.missing),
    isOfValues: true,
    isCarried: true,
    legend: [
      countsLegend(UNITS_NAMES[unit], isPair),
      isPair ? COEFFICIENTS_OF_PAIR : `${COEFFICIENTS_OF_PAIR} ${LIGHT}`,
      ...(resamples > 0 ? [intervalLegend(settings)] : []),
      l10n.t('No variation: all ratings are the same, so no figure would be meaningful.'),
    ],
    notes: [...uselessNotes(found.contradictory, found.offScale), ...mixedNote(found), ...fewNote(rows)],
    method,
    figures: figures(isPair),
    rows,
    faint: row => row.few,
    parameters: { show: 'values', unit, resamples, seed, overlap },
    charts: rows.some(({ alpha }) => alpha !== null) ? [intervals(corpus, compared, found)] : [],
    data: { unit, rows, method },
    scope: { unit, overlap, resamples, seed, clusters: { kind: clusters } },
    unlisted,
  });
}

function figures(isPair: boolean): readonly Figure<ValueRow>[] {
  return [
    textColumn(THEME_OR_CODE, 'name', row => row.name),
    extra(textColumn(l10n.t('Scale'), 'scale', row => scaleText(row.scale))),
    main(numberColumn('n', 'n', row => row.n)),
    extra(numberColumn(l10n.t('One coder only'), 'alone', row => row.alone)),
    withBars(main(shareColumn(l10n.t('Same value %'), 'percent', row => row.percent))),
    coefficientColumn(
      isPair ? l10n.t('κ linear') : l10n.t('κ linear (mean)'),
      'kappa_linear',
      row => row.kappaLinear,
    ),
    coefficientColumn(
      isPair ? l10n.t('κ quadratic') : l10n.t('κ quadratic (mean)'),
      'kappa_quadratic',
      row => row.kappaQuadratic,
    ),
    main(coefficientColumn('α', 'alpha', row => row.alpha)),
    main({ ...textColumn<ValueRow>(l10n.t('α for'), 'metric', row => row.metric), shownAs: metricInWords }),
    together(
      'interval',
      coefficientColumn(l10n.t('α from'), 'ci_low', row => row.ci?.[0] ?? null),
    ),
    together(
      'interval',
      coefficientColumn(l10n.t('α to'), 'ci_high', row => row.ci?.[1] ?? null),
    ),
    extra(textColumn(l10n.t('Note'), 'note', noteOf)),
    dataColumn('reason', row => row.reason),
    dataColumn('ci_reason', row => row.ciReason),
    dataColumn('mixed', row => row.mixed, 'number'),
    dataColumn('clusters', row => row.clusters, 'number'),
    dataColumn('few', row => String(row.few)),
  ];
}

function metricInWords({ metric }: ValueRow): string {
  return metric === 'ordinal' ? l10n.t('ordinal data') : l10n.t('interval data');
}

/** Why there is no figure or interval, and how few units figures are based on. */
function noteOf({ reason, ciReason, few, n, kappaQuadratic, pairs = [] }: ValueRow): string {
  const withKappa = pairs.filter(pair => pair.kappaQuadratic !== null).length;
  return [
    ...(reason === null ? [] : [reasonInWords(reason)]),
    ...(few && n > 0 ? [l10n.t('n below {0}', FEW)] : []),
    ...(kappaQuadratic === null || withKappa === pairs.length
      ? []
      : [l10n.t('κ of {0} of {1} pairs', withKappa, pairs.length)]),
    ...(ciReason === null ? [] : [l10n.t('no interval')]),
  ].join('; ');
}

function countsLegend(units: string, isPair: boolean): string {
  return isPair
    ? l10n.t(
        'n: {0} in which both coders have a value of the code. One coder only: those in which one has, which no figure counts; whether coders use the code in the same places is another question (show the figures for each code). Same value %: exactly the same value, as a share of n.',
        units,
      )
    : l10n.t(
        'n: {0} in which at least two coders have a value of the code. One coder only: those in which one has, which no figure counts; whether coders use the code in the same places is another question (show the figures for each code). Same value %: agreeing pairs of coders in a unit, as a mean over units.',
        units,
      );
}

const COEFFICIENTS_OF_PAIR = l10n.t(
  'κ linear, κ quadratic: Cohen’s weighted κ (1968); disagreement counts by how far apart two values are, or by its square. Values in order are one step apart each, numbers by their difference. α: Krippendorff (2011), for values in order with the difference for ordinal data, for numbers with that for interval data.',
);

const LIGHT = l10n.t(
  'Both κ are means over the pairs of coders that have one (Light 1971), each with the same weight.',
);

function mixedNote({ rows }: ValueAgreement): string[] {
  const mixed = rows.reduce((sum, row) => sum + row.mixed, 0);
  return mixed === 0
    ? []
    : [
        l10n.t(
          'Values of a unit that are made of several different ones of one coder (the mean, or the lower median of values in order): {0}.',
          mixed,
        ),
      ];
}

function fewNote(rows: readonly ValueRow[]): string[] {
  const few = rows.filter(row => row.few).length;
  return few === 0
    ? []
    : [
        l10n.t(
          'Greyed out: figures with n below {0} ({1} of {2} rows). A single value more or less would change them considerably.',
          FEW,
          few,
          rows.length,
        ),
      ];
}

function intervals(corpus: Corpus, compared: ComparedCoding, { rows }: ValueAgreement): IntervalChart {
  const drawable = rows.filter(({ alpha }) => alpha !== null);
  const left = rows.length - drawable.length;
  return {
    kind: 'intervals',
    title: l10n.t(
      'Krippendorff’s α of the values of each code: {0}',
      joined(namesOf(corpus, compared.coders)),
    ),
    caption: [
      l10n.t('With its 95% interval.'),
      l10n.t('Hollow: n below {0}.', FEW),
      ...(left > 0
        ? [l10n.t('Not drawn, because there is no figure: {0} of the table.', counted.rows(left))]
        : []),
    ].join(' '),
    unit: 'α',
    most: 1,
    rows: drawable.map(({ code, alpha, ci, few, n }) => ({
      label: codeLabel(corpus.codebook, code, 0),
      value: alpha,
      low: ci?.[0] ?? null,
      high: ci?.[1] ?? null,
      text: ci
        ? l10n.t('{0} ({1} to {2}), n = {3}', fixed(alpha!, 2), fixed(ci[0], 2), fixed(ci[1], 2), n)
        : l10n.t('{0}, n = {1}', fixed(alpha!, 2), n),
      faint: few,
    })),
  };
}
