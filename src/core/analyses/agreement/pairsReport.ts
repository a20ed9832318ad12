import * as l10n from '@vscode/l10n';
import { fixed } from '../../base/figures';
import { type Steps, between } from '../../base/steps';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { textColumn } from '../../report/table/tableOf';
import { type Result, ok } from '../../base/result';
import type { IntervalChart } from '../../report/chart/chart';
import type { Report } from '../../report/report';
import { type Agreement, type AgreementOptions, agreement } from './agreement';
import { allCodes, reasonInWords, together, unitSentence } from './captions';
import { type CompareOptions, type ComparedCoding, compareCoding } from './comparedCoding';
import { comparedReport } from './comparedReport';
import { pairsOf } from './figures';
import { legend } from './legend';
import { type TableRow, measureColumns } from './measures';
import { UNITS_NAMES } from './units/unitKind';

interface Row extends TableRow {
  readonly coders: readonly [first: string, second: string];
}

/** All figures of each pair of coders alone: a row for each code and pair, and one over all codes for each pair. */
export function* pairsReport(
  corpus: Corpus,
  scope: Scope,
  compared: ComparedCoding,
  options: AgreementOptions & CompareOptions,
): Steps<Result<Report>> {
  const { coders, targets } = compared;
  const pairs = pairsOf(coders.length).map(([i, j]) => [coders[i]!, coders[j]!] as const);
  const found: { readonly coders: readonly [string, string]; readonly agreement: Agreement }[] = [];
  for (const [i, pair] of pairs.entries()) {
    const own = compareCoding(corpus, scope, { ...options, coders: pair });
    if (!own.ok) return own;
    const steps = agreement(corpus, own.value, options);
    found.push({ coders: pair, agreement: yield* between(i / pairs.length, (i + 1) / pairs.length, steps) });
  }
  const ofCodes = targets.ids.flatMap(id =>
    found.flatMap(({ coders: pair, agreement: { rows } }) =>
      rows.filter(({ code }) => code === id).map((row): Row => ({ ...row, coders: pair })),
    ),
  );
  const overall = found.map(({ coders: pair, agreement: own }): Row => ({
    ...own.overall,
    name: allCodes(own.overall.codes),
    coders: pair,
  }));
  const { unit, overlap, resamples, seed } = options;
  const [first, second] = [l10n.t('first'), l10n.t('second')];
  const report = comparedReport<Row>(corpus, compared, {
    title: (names, study) => l10n.t('Agreement between pairs of {0}: {1}', names, study),
    unit: unitSentence(unit, overlap),
    units: UNITS_NAMES[unit],
    legend: legend({ ...compared, coders: coders.slice(0, 2) }, found[0]!.agreement, 'all'),
    figures: measureColumns([first, second], 'all', unit !== 'segment').flatMap((figure, i) =>
      i === 0
        ? [
            figure,
            textColumn<Row>(l10n.t('First'), 'first', row => coderName(corpus, row.coders[0])),
            textColumn<Row>(l10n.t('Second'), 'second', row => coderName(corpus, row.coders[1])),
          ]
        : [figure],
    ),
    rows: ofCodes.length > 0 ? [...ofCodes, ...overall] : [],
    faint: row => row.few ?? false,
    parameters: { show: 'pairs', unit, resamples, seed, overlap },
    charts: ofCodes.length > 0 && unit !== 'segment' ? [dots(corpus, overall)] : [],
    data: { unit, rows: ofCodes, overall },
    scope: { ...options },
    unlisted: targets.ids.length - new Set(ofCodes.map(({ code }) => code)).size,
  });
  return ok(report);
}

function dots(corpus: Corpus, rows: readonly Row[]): IntervalChart {
  return {
    kind: 'intervals',
    title: l10n.t('α of each pair of coders, over all codes'),
    caption: l10n.t('With its 95% interval.'),
    unit: 'α',
    most: 1,
    rows: rows.map(({ coders: [first, second], alpha, ci, reason }) => ({
      label: {
        text: together([coderName(corpus, first), coderName(corpus, second)]),
        level: 0,
        strong: false,
      },
      value: alpha,
      low: ci?.[0] ?? null,
      high: ci?.[1] ?? null,
      text: alpha === null ? reasonInWords(reason ?? '') : fixed(alpha, 2),
      faint: false,
    })),
  };
}
