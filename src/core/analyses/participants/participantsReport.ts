import * as l10n from '@vscode/l10n';
import { decimals } from '../../base/figures';
import { counted, labelled } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { filtersInWords } from '../../corpus/scopeFacts';
import { participantWarnings } from '../../corpus/scopeNotes';
import type { Report } from '../../report/report';
import { inOneLine } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  scopeColumns,
  tableOf,
  figuresColumn,
  textColumn,
  weighed,
} from '../../report/table/tableOf';
import type { Underlying } from '../../report/underlying';
import type { PartFigures, Sample, SampleOptions, SampleRow, SampleScope } from './participants';
import { figureText, rangeText, sampleSentences, valueText } from './sampleWords';

/** A table as the section on the sample in a paper has it, and the same in sentences. */
export function participantsReport(corpus: Corpus, scope: Scope, found: Sample): Report {
  const { scope: facts, rows } = found;
  const filters = filtersInWords(corpus, scope);
  const counts = `${counted.transcripts(facts.transcripts)}, ${counted.participants(facts.participants)}`;
  return {
    table: tableOf({
      title: l10n.t('Participants: {0}', facts.study),
      scope: inOneLine([labelled(filters, counts), UNITS[facts.numbers]]),
      warnings: participantWarnings(scope),
      summary: sampleSentences(found),
      definitions: [`${labelled(filters, counts)}.`, ...legend(found)],
      notes: facts.notes,
      figures: figures(facts),
      rows,
      level: ({ kind }) => (kind === 'value' || kind === 'unknown' ? 1 : 0),
      strong: ({ kind }) => kind === 'attribute',
      underlying: row => underlyingOf(row, rows),
    }),
    charts: [],
    data: { scope: facts, rows },
  };
}

const UNITS: Readonly<Record<SampleOptions['numbers'], string>> = {
  range: l10n.t('n (%), mean (range)'),
  sd: l10n.t('n (%), mean (SD)'),
  median: l10n.t('n (%), median (range)'),
  all: l10n.t('n (%), mean (SD), median (range)'),
};

const HEADINGS: Readonly<Record<SampleOptions['numbers'], (attribute: string) => string>> = {
  range: attribute => l10n.t('{0}, mean (range)', attribute),
  sd: attribute => l10n.t('{0}, mean (SD)', attribute),
  median: attribute => l10n.t('{0}, median (range)', attribute),
  all: attribute => l10n.t('{0}, mean (SD), median (range)', attribute),
};

function figures(facts: SampleScope): readonly Figure<SampleRow>[] {
  const { by, attribute, numbers, parts } = facts;
  return [
    textColumn<SampleRow>(l10n.t('Characteristic'), 'characteristic', row => heading(row, facts)),
    ...parts.flatMap(({ id, name, participants }, i) => partFigures(i, id, name, participants, facts)),
    dataColumn('kind', row => row.kind),
    dataColumn('of_attribute', row => row.attribute || null),
    dataColumn('value', row => row.value),
    ...scopeColumns<SampleRow>(facts, { by, ...(by === 'attribute' ? { attribute } : {}), numbers }),
  ];
}

function partFigures(
  i: number,
  id: string,
  name: string,
  participants: number,
  facts: SampleScope,
): readonly Figure<SampleRow>[] {
  const suffix = id === '' ? '' : `_${id}`;
  const title = facts.by === 'attribute' && id !== '' ? valueText(name) : name;
  const of = ({ parts }: SampleRow) => parts[i]!;
  return [
    weighed(participants, {
      ...figuresColumn<SampleRow>(l10n.t('{0} (n = {1})', title, participants), `figures${suffix}`, row =>
        cell(row, of(row), facts),
      ),
      // what is counted are people; a row leads to their segments
      underlying: null,
    }),
    ...FIGURES.map(figure => dataColumn<SampleRow>(`${figure}${suffix}`, row => of(row)[figure], 'number')),
  ];
}

const FIGURES = [
  'n',
  'share',
  'mean',
  'sd',
  'median',
  'least',
  'greatest',
] as const satisfies readonly (keyof PartFigures)[];

function heading({ kind, attribute, value }: SampleRow, { numbers, parts }: SampleScope): string {
  switch (kind) {
    case 'number':
      return HEADINGS[numbers](attribute);
    case 'attribute':
      return l10n.t('{0}, n (%)', attribute);
    case 'value':
      return valueText(value!);
    case 'unknown':
      return l10n.t('not known');
    case 'several':
      return parts.filter(part => part.kind === 'group').length === 2
        ? l10n.t('in both groups, n (%)')
        : l10n.t('in more than one group, n (%)');
  }
}

/** `4 (80.0)` of people, `43.8 (30–60)` of numbers; nothing beside the name of an attribute. */
function cell({ kind }: SampleRow, figures: PartFigures, { numbers, digits }: SampleScope): string | null {
  if (kind === 'attribute') return null;
  const { n, share, mean, sd, median } = figures;
  if (kind !== 'number') return share === null ? String(n) : `${n} (${decimals(share * 100, 1)})`;
  if (n === 0) return null;
  const range = rangeText(figures);
  const meanAndSd = () => `${figureText(mean!, digits)} (${sd === null ? '–' : figureText(sd, digits)})`;
  switch (numbers) {
    case 'range':
      return `${figureText(mean!, digits)} (${range})`;
    case 'sd':
      return meanAndSd();
    case 'median':
      return `${figureText(median!, digits)} (${range})`;
    case 'all':
      return `${meanAndSd()}, ${figureText(median!, digits)} (${range})`;
  }
}

/** Segments of those who have the value, or any that is known. */
function underlyingOf(
  { kind, attribute, value }: SampleRow,
  rows: readonly SampleRow[],
): Underlying | undefined {
  const where = (values: readonly string[]) => ({ where: values.map(one => ({ attribute, value: one })) });
  if (kind === 'value') return where([value!]);
  if (kind !== 'attribute') return undefined;
  return where(rows.flatMap(row => (row.kind === 'value' && row.attribute === attribute ? row.value! : [])));
}

function legend({ scope: { parts, by, digits, inSeveral }, rows }: Sample): string[] {
  const has = (wanted: SampleRow['kind']) => rows.some(({ kind }) => kind === wanted);
  return [
    l10n.t(
      'Counted are participants, coded or not, who have a turn in one of the transcripts, or to whom one is assigned. %: share of all participants of the column.',
    ),
    ...(by === 'group' && parts.length > 1
      ? [
          inSeveral > 0
            ? l10n.t('All: each participant once, also who is in more than one group.')
            : l10n.t('All: each participant once.'),
        ]
      : []),
    ...(has('number')
      ? [
          l10n.t(
            'Mean, median, range and SD (standard deviation of a sample, divided by n − 1) are of the participants of whom a number is known. Decimals: at most {0}, halves rounded up.',
            digits,
          ),
        ]
      : []),
    ...(has('unknown') ? [l10n.t('Not known: the attribute is missing, empty or null.')] : []),
  ];
}
