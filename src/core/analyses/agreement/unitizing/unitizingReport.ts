import type { Report } from '../../../report/report';
import { type IntervalChart, codeLabel } from '../../../report/chart/chart';
import type { Corpus } from '../../../corpus/corpus';
import { counted } from '../../../base/phrases';
import { coefficientColumn, numberColumn, shareColumn, textColumn } from '../../../report/table/tableOf';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport, levelOf } from '../comparedReport';
import type { Unitizing, UnitizingRow } from './unitizing';

type TableRow = CodeRow & Omit<UnitizingRow, 'code' | 'kind' | 'path'>;

/** The unitizing family of α: by code, and over all codes in the sentences above. */
export function unitizingReport(corpus: Corpus, compared: ComparedCoding, found: Unitizing): Report {
  const { rows, overall, transcripts, length } = found;
  return comparedReport<TableRow>(corpus, compared, {
    subject: 'Unitizing',
    unit: `the text itself, cut by each coder into units and gaps, over the ${counted.transcripts(transcripts)} (${counted.characters(length)}) that all of them have completed, whoever speaks`,
    legend: [
      'Krippendorff, Mathet, Bouvry & Widlöcher (2016). Overlapping segments of one coder with the same code are one unit.',
      `Over all codes: ${overallInWords(found)}.`,
      'u-α: this code against all else, where it begins and ends included. (k)u-α: this code against other codes, only where two coders have both coded something; coverage %: the share of what is coded with it that this is.',
      '|u|-α: coded with anything against uncoded. cu-α: which code, where two coders have both coded something; coverage: the share of the text that this is.',
    ],
    notes: overall.reason === null ? [] : [`No u-α, cu-α and (k)u-α over all codes: ${overall.reason}.`],
    figures: [
      textColumn('Theme / code', 'name', row => row.name),
      numberColumn('Units', 'units', row => row.units),
      coefficientColumn('u-α', 'u_alpha', row => row.uAlpha),
      coefficientColumn('(k)u-α', 'ku_alpha', row => row.kuAlpha),
      shareColumn('Coverage %', 'ku_coverage', row => row.kuCoverage),
      textColumn('Note', 'note', row => row.reason),
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
  const figure = (value: number | null) => (value === null ? 'none' : value.toFixed(3));
  const { uAlpha, relevanceAlpha, cuAlpha, cuCoverage } = overall;
  const of = cuCoverage === null ? '' : ` (coverage ${(cuCoverage * 100).toFixed(1)} %)`;
  return `u-α ${figure(uAlpha)}, |u|-α ${figure(relevanceAlpha)}, cu-α ${figure(cuAlpha)}${of}`;
}

function dots({ codebook }: Corpus, compared: ComparedCoding, rows: readonly UnitizingRow[]): IntervalChart {
  return {
    kind: 'intervals',
    title: 'u-α for each theme and code',
    caption: 'Each code against all else, where it begins and ends included.',
    unit: 'u-α',
    most: 1,
    rows: rows.map(({ code, uAlpha, reason }) => ({
      label: codeLabel(codebook, code, levelOf(compared, code)),
      value: uAlpha,
      low: null,
      high: null,
      text: uAlpha === null ? (reason ?? '') : uAlpha.toFixed(2),
      faint: false,
    })),
  };
}
