import * as l10n from '@vscode/l10n';
import { fixed } from '../../../base/figures';
import type { Report } from '../../../report/report';
import { type IntervalChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import { counted } from '../../../base/phrases';
import {
  coefficientColumn,
  numberColumn,
  shareColumn,
  textColumn,
  main,
} from '../../../report/table/tableOf';
import { coderName } from '../../../corpus/coders';
import { THEME_OR_CODE, percent } from '../../kit/sentences';
import { reasonInWords } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import type { Unitizing, UnitizingRow } from './unitizing';

type TableRow = CodeRow & Omit<UnitizingRow, 'code' | 'kind' | 'path'>;

/** The unitizing family of α: by code, and over all codes in a sentence above. */
export function unitizingReport(corpus: Corpus, compared: ComparedCoding, found: Unitizing): Report {
  const { rows, overall, transcripts, length } = found;
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Unitizing by {0}: {1}', coders, study),
    unit: l10n.t(
      'Unit: the text itself, divided by each coder into units and gaps, over {0} ({1}) that all of them have completed.',
      counted.transcripts(transcripts),
      counted.characters(length),
    ),
    units: l10n.t('text in units and gaps'),
    summary: [l10n.t('Over all codes: {0}.', overallInWords(found))],
    legend: [
      l10n.t(
        'Krippendorff, Mathet, Bouvry & Widlöcher (2016). Overlapping segments of one coder with the same code are one unit.',
      ),
      l10n.t(
        'u-α: this code against everything else, including where it begins and ends. (k)u-α: this code against other codes, only where two coders have both coded something. Coverage %: the share of the text coded with it for which this is so.',
      ),
      l10n.t(
        '|u|-α: coded with anything against uncoded. cu-α: which code, where two coders have both coded something; its coverage is the share of the text for which this is so.',
      ),
    ],
    notes:
      overall.reason === null
        ? []
        : [
            l10n.t(
              'No u-α, cu-α and (k)u-α over all codes: {0}.',
              whyNoneInWords(corpus, found, overall.reason),
            ),
          ],
    figures: [
      textColumn(THEME_OR_CODE, 'name', row => row.name),
      numberColumn(l10n.t('Units'), 'units', row => row.units),
      main(coefficientColumn('u-α', 'u_alpha', row => row.uAlpha)),
      main(coefficientColumn('(k)u-α', 'ku_alpha', row => row.kuAlpha)),
      shareColumn(l10n.t('Coverage %'), 'ku_coverage', row => row.kuCoverage),
      {
        ...textColumn<TableRow>(l10n.t('Note'), 'note', row => row.reason),
        shownAs: row => row.reason && reasonInWords(row.reason),
      },
    ],
    rows,
    parameters: { show: 'unitizing' },
    charts: rows.length > 0 ? [dots(corpus, compared, rows)] : [],
    data: { rows, overall },
    scope: { continuum: { transcripts, length } },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function overallInWords({ overall }: Unitizing): string {
  const figure = (value: number | null) => (value === null ? l10n.t('none') : fixed(value, 3));
  const { uAlpha, relevanceAlpha, cuAlpha, cuCoverage } = overall;
  const [u, relevance, cu] = [figure(uAlpha), figure(relevanceAlpha), figure(cuAlpha)];
  return cuCoverage === null
    ? l10n.t('u-α {0}, |u|-α {1}, cu-α {2}', u, relevance, cu)
    : l10n.t('u-α {0}, |u|-α {1}, cu-α {2} (coverage {3})', u, relevance, cu, percent(cuCoverage));
}

/** Why there are no figures over several codes. */
export function whyNoneInWords(
  corpus: Corpus,
  { overlaps }: Pick<Unitizing, 'overlaps'>,
  reason: string,
): string {
  const [first] = overlaps;
  if (first === undefined) return reasonInWords(reason);
  const coder = coderName(corpus, first.coder);
  return overlaps.length === 1
    ? l10n.t('{0} has several codes on the same words in {1}', coder, first.transcript)
    : l10n.t(
        '{0} has several codes on the same words in {1}, and there are more such cases ({2})',
        coder,
        first.transcript,
        overlaps.length - 1,
      );
}

function dots({ codebook }: Corpus, compared: ComparedCoding, rows: readonly UnitizingRow[]): IntervalChart {
  return {
    kind: 'intervals',
    title: l10n.t('u-α for each theme and code'),
    caption: l10n.t('Each code against everything else, including where it begins and ends.'),
    unit: 'u-α',
    most: 1,
    rows: rows.map(({ code, uAlpha, reason }) => ({
      label: codeLabel(codebook, code, levelOf(compared, code)),
      value: uAlpha,
      low: null,
      high: null,
      text: uAlpha === null ? reasonInWords(reason ?? '') : fixed(uAlpha, 2),
      faint: false,
    })),
  };
}
