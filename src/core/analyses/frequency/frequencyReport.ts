import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import { type BarChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { counted } from '../../base/phrases';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
  main,
  extra,
  withBars,
} from '../../report/table/tableOf';
import { quoteOnOneLine } from '../kit/attribution';
import { countBy } from '../kit/countParameters';
import { figuresOfSeveral, isOfSeveral, nameColumn, shownName } from '../kit/nameColumn';
import { COUNTED, THEME_FIGURES } from '../kit/sentences';
import { valuesInWords } from './codeValues';
import type { By, FrequencyRow, FrequencyScope, FrequencyTable } from './frequency';
import { LABEL_NAMES, type Preset } from './representativeness';

/** How the table is laid out: with a column for each figure, or as papers have it, `Useful tool (N = 5)`. */
export type Form = 'table' | 'paper';

/**
 * The frequency table with themes and the codes below them; first what it counts by, with its share. For programs every
 * row also has its id, its path and the scope.
 */
export function frequencyReport(corpus: Corpus, scope: Scope, table: FrequencyTable, form: Form): Report {
  const { scope: facts, rows } = table;
  const { by, preset } = facts;
  const hasValues = rows.some(({ values }) => values);
  const level = ({ id }: FrequencyRow) => scope.codes.level(id);
  return {
    table: tableOf({
      title: l10n.t('Frequency of themes and codes: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: unitOf(facts, form),
        legend: [
          legend(facts, form),
          ...figuresOfSeveral(rows, THEME_FIGURES),
          LABEL_LEGENDS[preset],
          ...(hasValues && form === 'table' ? [VALUES_LEGEND] : []),
        ],
      }),
      figures: [
        ...(form === 'paper' ? paperFigures() : tableFigures(by)),
        ...(hasValues ? valueFigures(form) : []),
        ...(rows.some(({ quotes }) => quotes) ? [QUOTES] : []),
        ...dataFigures(facts),
      ],
      rows,
      level,
      strong: isOfSeveral,
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [bars(corpus, table, level)] : [],
    data: { scope: facts, rows },
  };
}

const LABEL_LEGENDS: Readonly<Record<Preset, string>> = {
  strict: l10n.t(
    'Label (Hill et al. 2005), by participants: general = all, typical = more than half, variant = two or more, up to half, rare = one.',
  ),
  lenient: l10n.t(
    'Label (Hill et al. 2005), by participants: general = all or all but one, typical = more than half, variant = two or more, up to half, rare = one.',
  ),
};

const NAME = nameColumn<FrequencyRow>();
const LABEL: Figure<FrequencyRow> = {
  ...textColumn<FrequencyRow>(l10n.t('Label'), 'label', row => row.label),
  shownAs: ({ label }) => label && LABEL_NAMES[label],
};
const VALUES_LEGEND = l10n.t(
  'Values: where the segments with the code itself are on its scale, those below a theme not included. Segments without a value on the scale are not in it.',
);
const VALUES = extra(
  textColumn<FrequencyRow>(l10n.t('Values'), 'values', ({ values }) =>
    values ? valuesInWords(values) : null,
  ),
);

/** Of codes with a scale; papers have another table for them, but programs find them in either. */
function valueFigures(form: Form): readonly Figure<FrequencyRow>[] {
  return [
    form === 'table' ? VALUES : { ...VALUES, isData: true },
    dataColumn('values_n', ({ values }) => values?.n ?? null, 'number'),
    dataColumn('values_missing', ({ values }) => values?.missing ?? null, 'number'),
    dataColumn('values_mean', ({ values }) => values?.mean ?? null, 'number'),
    dataColumn('values_median', ({ values }) => values?.median ?? null),
  ];
}

const QUOTES = textColumn<FrequencyRow>(
  l10n.t('Key quotes'),
  'key_quotes',
  row => row.quotes?.map(quoteOnOneLine).join('\n') || null,
);
const SHARE = withBars(main(shareColumn<FrequencyRow>('%', 'share', row => row.share)));
const COVERAGE = extra(shareColumn<FrequencyRow>(l10n.t('% of text'), 'coverage', row => row.coverage));
const COUNTS: Readonly<Record<By, Figure<FrequencyRow>>> = {
  participant: numberColumn(l10n.t('N'), 'participants', row => row.participants),
  segment: numberColumn(l10n.t('Segments'), 'segments', row => row.segments),
  transcript: numberColumn(l10n.t('Transcripts'), 'transcripts', row => row.transcripts),
  words: numberColumn(l10n.t('Words'), 'words', row => row.words),
};

function tableFigures(by: By): readonly Figure<FrequencyRow>[] {
  const { participant, segment, words, transcript } = COUNTS;
  if (by === 'participant')
    return [NAME, main(participant), SHARE, LABEL, segment, extra(words), COVERAGE, extra(transcript)];
  if (by === 'words') return [NAME, main(words), SHARE, participant, LABEL, segment, extra(transcript)];
  const others =
    by === 'segment' ? [extra(words), COVERAGE, extra(transcript)] : [segment, extra(words), COVERAGE];
  return [NAME, main(COUNTS[by]), SHARE, participant, LABEL, ...others];
}

function paperFigures(): readonly Figure<FrequencyRow>[] {
  const named = (row: FrequencyRow) => l10n.t('{0} (N = {1})', shownName(row), row.participants);
  return [textColumn(l10n.t('Themes and codes'), 'name', named), LABEL];
}

/** What the figures count, in a few words. */
function unitOf(facts: FrequencyScope, form: Form): string {
  const { by, participants } = facts;
  if (form === 'paper') return l10n.t('N of {0}', counted.participants(participants));
  return l10n.t('% of {0}', COUNTED[by](facts[FIGURES[by]]));
}

function dataFigures(facts: FrequencyScope): readonly Figure<FrequencyRow>[] {
  return [
    dataColumn('of', row => row.of, 'number'),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => pathCell(row.path)),
    dataColumn('id', row => row.id),
    ...scopeColumns<FrequencyRow>(facts, { by: facts.by, preset: facts.preset }),
  ];
}

function legend({ by, participants, segments, transcripts, words }: FrequencyScope, form: Form): string {
  const n = l10n.t('N: participants with at least one turn that overlaps a segment.');
  const shareOf = {
    paper: () => l10n.t('There are {0}, coded or not.', counted.participants(participants)),
    participant: () => l10n.t('%: share of {0}, coded or not.', counted.participants(participants)),
    segment: () => l10n.t('%: share of {0}.', counted.segments(segments)),
    transcript: () => l10n.t('%: share of {0}, coded or not.', counted.transcripts(transcripts)),
    words: () => l10n.t('%: share of {0}, coded or not.', counted.words(words)),
  }[form === 'paper' ? form : by];
  return `${n} ${shareOf()}`;
}

const FIGURES = {
  participant: 'participants',
  segment: 'segments',
  transcript: 'transcripts',
  words: 'words',
} as const;

const CHART_TITLES: Readonly<Record<By, string>> = {
  participant: l10n.t('Participants by theme and code'),
  segment: l10n.t('Segments by theme and code'),
  transcript: l10n.t('Transcripts by theme and code'),
  words: l10n.t('Words by theme and code'),
};

function bars(
  { codebook }: Corpus,
  { scope, rows }: FrequencyTable,
  level: (row: FrequencyRow) => number,
): BarChart {
  const name = FIGURES[scope.by];
  return {
    kind: 'bars',
    title: CHART_TITLES[scope.by],
    caption: l10n.t('Out of {0}.', COUNTED[scope.by](scope[name])),
    unit: countBy.values[scope.by],
    full: scope.by === 'participant' || scope.by === 'transcript' ? scope[name] : undefined,
    series: [{ name: '' }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.id, level(row)),
      values: [row[name]],
      texts: [`${row[name]}${scope.by === 'participant' && row.label ? ` ${LABEL_NAMES[row.label]}` : ''}`],
    })),
  };
}
