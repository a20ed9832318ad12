import type { Report } from '../../report/report';
import { type IntervalChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import { counted } from '../../base/phrases';
import { type Agreement, type AgreementRow, FEW } from './agreement';
import { allCodes, together, unitInWords } from './captions';
import type { ComparedCoding } from './comparedCoding';
import { comparedReport, levelOf } from './comparedReport';
import { legend } from './legend';
import { MISSING_SENTENCES } from './units/missing';
import { type Measures, type TableRow, measureColumns } from './measures';
import { methodsParagraph } from './methods';

/** A row for each theme and code, and one over all codes, with what was compared and how above it. */
export function agreementReport(
  corpus: Corpus,
  compared: ComparedCoding,
  found: Agreement,
  measures: Measures,
): Report {
  const { settings, rows, overall } = found;
  const { unit, overlap, resamples, seed } = settings;
  const hasNeither = unit !== 'segment';
  const method = methodsParagraph(compared, found);
  return comparedReport<TableRow>(corpus, compared, {
    subject: 'Agreement',
    unit: unitInWords(unit, overlap),
    legend: legend(compared, found, measures),
    notes: fewNote(rows),
    method,
    figures: measureColumns(compared.coders, measures, hasNeither),
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: allCodes(overall.codes) }] : [])],
    faint: row => row.few ?? false,
    parameters: { unit, resamples, seed, overlap },
    charts: hasNeither && rows.length > 0 ? [intervals(corpus, compared, found)] : [],
    data: { unit, rows, overall, method },
    scope: { ...settings },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function fewNote(rows: readonly AgreementRow[]): string[] {
  const few = rows.filter(row => row.few);
  if (few.length === 0) return [];
  return [
    `Greyed: figures of fewer than ${FEW} occurrences (${few.length} of ${rows.length} rows). A single occurrence more or less would move them by much.`,
  ];
}

function intervals(
  { codebook }: Corpus,
  compared: ComparedCoding,
  { settings, rows, overall }: Agreement,
): IntervalChart {
  const { unit, resamples, seed, clusters } = settings;
  const drawable = rows.filter(({ alpha }) => alpha !== null);
  const left = rows.length - drawable.length;
  return {
    kind: 'intervals',
    title: `Krippendorff’s α of ${together(compared.coders)} for each theme and code`,
    caption: `Unit: ${unit}. ${MISSING_SENTENCES[compared.facts.missing]}${resamples > 0 ? ` Lines: 95 % of ${resamples} resamples of ${clusters.kind}s, seed ${seed}.` : ''} Hollow: fewer than ${FEW} occurrences.${left > 0 ? ` ${counted.rows(left)} of the table without a figure.` : ''}`,
    unit: 'α',
    most: 1,
    rows: [
      ...drawable.map(row => ({
        label: codeLabel(codebook, row.code, levelOf(compared, row.code)),
        ...drawn(row),
        faint: row.few,
      })),
      {
        label: { text: allCodes(overall.codes), level: 0, strong: true },
        ...drawn(overall),
        faint: false,
      },
    ],
  };
}

function drawn({ alpha, ci, reason, few, occurrences }: Omit<TableRow, 'name'>) {
  const interval = ci ? ` (${ci[0].toFixed(2)} to ${ci[1].toFixed(2)})` : '';
  const of = few ? `, of ${occurrences}` : '';
  return {
    value: alpha,
    low: ci?.[0] ?? null,
    high: ci?.[1] ?? null,
    text: alpha === null ? (reason ?? '') : `${alpha.toFixed(2)}${interval}${of}`,
  };
}
