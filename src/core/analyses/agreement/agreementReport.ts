import * as l10n from '@vscode/l10n';
import { fixed } from '../../base/figures';
import type { Report } from '../../report/report';
import { type IntervalChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import { counted } from '../../base/phrases';
import { type Agreement, type AgreementRow, FEW } from './agreement';
import { type Beside, besideWords } from './besidePrograms';
import { allCodes, namesOf, reasonInWords, together, unitSentence } from './captions';
import type { ComparedCoding } from './comparedCoding';
import { comparedReport, levelOf } from './comparedReport';
import { legend } from './legend';
import { MISSING_SENTENCES } from './units/missing';
import { type Measures, type TableRow, measureColumns } from './measures';
import { methodsParagraph } from './methods';
import { UNITS_NAMES, UNIT_NAMES } from './units/unitKind';

/**
 * A row for each theme and code, and one over all codes, with what was compared and how above it.
 * @param beside people, and people and programs, where both are compared
 */
export function agreementReport(
  corpus: Corpus,
  compared: ComparedCoding,
  found: Agreement,
  measures: Measures,
  beside: readonly Beside[],
): Report {
  const { settings, rows, overall } = found;
  const { unit, overlap, resamples, seed } = settings;
  const hasNeither = unit !== 'segment';
  const method = methodsParagraph(corpus, compared, found);
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Agreement between {0}: {1}', coders, study),
    unit: unitSentence(unit, overlap),
    units: UNITS_NAMES[unit],
    summary: besideWords(corpus, beside),
    legend: legend(compared, found, measures),
    notes: fewNote(rows),
    method,
    figures: measureColumns(namesOf(corpus, compared.coders), measures, hasNeither),
    rows: [...rows, ...(rows.length > 0 ? [{ ...overall, name: allCodes(overall.codes) }] : [])],
    faint: row => row.few ?? false,
    parameters: { unit, resamples, seed, overlap },
    charts: hasNeither && rows.length > 0 ? [intervals(corpus, compared, found)] : [],
    data: { unit, rows, overall, method, ...(beside.length > 0 ? { beside } : {}) },
    scope: { ...settings },
    unlisted: compared.targets.ids.length - rows.length,
  });
}

function fewNote(rows: readonly AgreementRow[]): string[] {
  const few = rows.filter(row => row.few);
  if (few.length === 0) return [];
  return [
    l10n.t(
      'Greyed out: figures based on fewer than {0} occurrences ({1} of {2} rows). A single occurrence more or less would change them considerably.',
      FEW,
      few.length,
      rows.length,
    ),
  ];
}

function intervals(
  corpus: Corpus,
  compared: ComparedCoding,
  { settings, rows, overall }: Agreement,
): IntervalChart {
  const { resamples } = settings;
  const drawable = rows.filter(({ alpha }) => alpha !== null);
  const left = rows.length - drawable.length;
  return {
    kind: 'intervals',
    title: l10n.t(
      'Krippendorff’s α for each theme and code: {0}',
      together(namesOf(corpus, compared.coders)),
    ),
    caption: [
      l10n.t('Unit: {0}.', UNIT_NAMES[settings.unit]),
      MISSING_SENTENCES[compared.facts.missing],
      ...(resamples > 0 ? [linesSentence(settings)] : []),
      l10n.t('Hollow: fewer than {0} occurrences.', FEW),
      ...(left > 0
        ? [l10n.t('Not drawn, because there is no figure: {0} of the table.', counted.rows(left))]
        : []),
    ].join(' '),
    unit: 'α',
    most: 1,
    rows: [
      ...drawable.map(row => ({
        label: codeLabel(corpus.codebook, row.code, levelOf(compared, row.code)),
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

function linesSentence({ resamples, seed, clusters }: Agreement['settings']): string {
  return clusters.kind === 'transcript'
    ? l10n.t('Lines: 95% intervals from {0} resamples of transcripts (seed {1}).', resamples, seed)
    : l10n.t('Lines: 95% intervals from {0} resamples of turns (seed {1}).', resamples, seed);
}

function drawn({ alpha, ci, reason, few, occurrences }: Omit<TableRow, 'name'>) {
  return {
    value: alpha,
    low: ci?.[0] ?? null,
    high: ci?.[1] ?? null,
    text:
      alpha === null ? reasonInWords(reason ?? '') : figureInWords(alpha, ci, few ? occurrences : undefined),
  };
}

/** @param occurrences when there are few */
function figureInWords(alpha: number, ci: TableRow['ci'], occurrences: number | undefined): string {
  const figure = fixed(alpha, 2);
  const interval = ci ? l10n.t('{0} ({1} to {2})', figure, fixed(ci[0], 2), fixed(ci[1], 2)) : figure;
  return occurrences === undefined ? interval : `${interval}; ${counted.occurrences(occurrences)}`;
}
