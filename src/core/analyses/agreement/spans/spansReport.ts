import * as l10n from '@vscode/l10n';
import type { Report } from '../../../report/report';
import { type BarChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import {
  type Figure,
  dataColumn,
  numberColumn,
  shareColumn,
  textColumn,
  main,
  extra,
  withBars,
  together,
} from '../../../report/table/tableOf';
import { THEME_OR_CODE, percent } from '../../kit/sentences';
import { namesOf } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import { UNITS_NAMES } from '../units/unitKind';
import type { Overlap, SpanFigures, SpanRow, Spans } from './spanFigures';

interface TableRow extends CodeRow, SpanFigures {
  readonly name: string;
}

const PRECISION: Readonly<Record<Overlap, string>> = {
  equal: l10n.t('Precision %, identical'),
  half: l10n.t('Precision %, ≥ 50%'),
  any: l10n.t('Precision %, any overlap'),
};
const RECALL: Readonly<Record<Overlap, string>> = {
  equal: l10n.t('Recall %, identical'),
  half: l10n.t('Recall %, ≥ 50%'),
  any: l10n.t('Recall %, any overlap'),
};
const F1: Readonly<Record<Overlap, string>> = {
  equal: l10n.t('F1 %, identical'),
  half: l10n.t('F1 %, ≥ 50%'),
  any: l10n.t('F1 %, any overlap'),
};

/** Precision, recall and F1 of segments. */
export function spansReport(corpus: Corpus, compared: ComparedCoding, { rows, overall }: Spans): Report {
  const names = namesOf(corpus, compared.coders);
  const isPair = names.length === 2;
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Matching segments of {0}: {1}', coders, study),
    unit: l10n.t('Unit: segment with the code.'),
    units: UNITS_NAMES.segment,
    legend: [
      l10n.t(
        'Segments are matched at three levels: they are identical; what both cover is at least 50% of what either covers; they share any character. Each segment is in at most one pair, and there are as many pairs as possible.',
      ),
      ...(isPair
        ? [
            l10n.t(
              'Recall %: the share of {0}’s segments that match. Precision %: the share of {1}’s segments that match. F1 %: of both. None is corrected for chance.',
              names[0]!,
              names[1]!,
            ),
          ]
        : [
            l10n.t(
              'Recall %: the share of the first coder’s segments that match. Precision %: the share of the second coder’s segments that match. F1 %: of both. None is corrected for chance.',
            ),
            l10n.t('Summed over all pairs of coders, in the order in which they are listed.'),
          ]),
    ],
    figures: [
      textColumn(THEME_OR_CODE, 'name', row => row.name),
      together(
        'n',
        numberColumn(isPair ? names[0]! : l10n.t('First'), 'first', row => row.first),
      ),
      together(
        'n',
        numberColumn(isPair ? names[1]! : l10n.t('Second'), 'second', row => row.second),
      ),
      ...(Object.keys(F1) as Overlap[]).flatMap(overlapFigures),
    ],
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: l10n.t('All codes (sum)') }] : [])],
    parameters: { show: 'spans' },
    charts: rows.length > 0 ? [bars(corpus, compared, rows)] : [],
    data: { rows, overall },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function overlapFigures(overlap: Overlap): readonly Figure<TableRow>[] {
  return [
    dataColumn(`matched_${overlap}`, row => row[overlap].matched, 'number'),
    extra(shareColumn(PRECISION[overlap], `precision_${overlap}`, row => row[overlap].precision)),
    extra(shareColumn(RECALL[overlap], `recall_${overlap}`, row => row[overlap].recall)),
    withBars(main(shareColumn(F1[overlap], `f1_${overlap}`, row => row[overlap].f1))),
  ];
}

function bars({ codebook }: Corpus, compared: ComparedCoding, rows: readonly SpanRow[]): BarChart {
  return {
    kind: 'bars',
    title: l10n.t('F1 of segments for each theme and code'),
    caption: l10n.t('Two segments match when what both cover is at least half of what either covers.'),
    unit: '%',
    full: 100,
    series: [{ name: '' }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
      values: [(row.half.f1 ?? 0) * 100],
      texts: [
        row.half.f1 === null
          ? l10n.t('no segments')
          : l10n.t('{0} ({1} of {2} and {3})', percent(row.half.f1), row.half.matched, row.first, row.second),
      ],
    })),
  };
}
