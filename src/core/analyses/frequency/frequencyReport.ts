import type { Report } from '../../report/report';
import { type BarChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { By, FrequencyRow, FrequencyScope, FrequencyTable } from './frequency';

/** How the table is laid out: with a column for each figure, or as papers have it, `Useful tool (N = 5)`. */
export type Form = 'table' | 'paper';

/**
 * The frequency table with themes and their codes beneath, what it counts by first, with its share. For programs every
 * row also has its id, its path and the scope.
 */
export function frequencyReport(corpus: Corpus, scope: Scope, table: FrequencyTable, form: Form): Report {
  const { scope: facts, rows } = table;
  const { by, preset } = facts;
  const level = ({ id }: FrequencyRow) => scope.codes.level(id);
  const caption = [
    ...scopeSentences(corpus, scope, facts),
    `${legend(facts, form)} A theme’s figures are of all that carries it or a code under it, each once.`,
    `Label (Hill et al. 2005), by participants: general ${preset === 'strict' ? 'all' : 'all or all but one'}, typical more than half, variant two up to half, rare one.`,
  ];
  return {
    table: tableOf({
      title: `Frequency of themes and codes: ${facts.study}`,
      caption,
      notes: facts.notes,
      figures: [...(form === 'paper' ? paperFigures() : tableFigures(by)), ...dataFigures(facts)],
      rows,
      level,
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: rows.length > 0 ? [bars(corpus, table, level)] : [],
    data: { scope: facts, rows },
  };
}

const NAME = textColumn<FrequencyRow>('Theme / code', 'name', row => row.name);
const LABEL = textColumn<FrequencyRow>('Label', 'label', row => row.label);
const SHARE = shareColumn<FrequencyRow>('%', 'share', row => row.share);
const COVERAGE = shareColumn<FrequencyRow>('% of text', 'coverage', row => row.coverage);
const COUNTS: Readonly<Record<By, Figure<FrequencyRow>>> = {
  participant: numberColumn('N', 'participants', row => row.participants),
  segment: numberColumn('Segments', 'segments', row => row.segments),
  transcript: numberColumn('Transcripts', 'transcripts', row => row.transcripts),
  words: numberColumn('Words', 'words', row => row.words),
};

function tableFigures(by: By): readonly Figure<FrequencyRow>[] {
  const { participant, segment, words, transcript } = COUNTS;
  if (by === 'participant') return [NAME, participant, SHARE, LABEL, segment, words, COVERAGE, transcript];
  if (by === 'words') return [NAME, words, SHARE, participant, LABEL, segment, transcript];
  const others = by === 'segment' ? [words, COVERAGE, transcript] : [segment, words, COVERAGE];
  return [NAME, COUNTS[by], SHARE, participant, LABEL, ...others];
}

function paperFigures(): readonly Figure<FrequencyRow>[] {
  const named = ({ name, participants }: FrequencyRow) => `${name} (N = ${participants})`;
  return [textColumn('Themes and codes', 'name', named), LABEL];
}

function dataFigures(facts: FrequencyScope): readonly Figure<FrequencyRow>[] {
  return [
    dataColumn('of', row => row.of, 'number'),
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => row.path.join(' / ')),
    dataColumn('id', row => row.id),
    ...scopeColumns<FrequencyRow>(facts, { by: facts.by, preset: facts.preset }),
  ];
}

function legend({ by, participants, segments, transcripts, words }: FrequencyScope, form: Form): string {
  const n = 'N: participants with a turn that a segment overlaps.';
  if (form === 'paper') return `${n} Of ${counted.participants(participants)}, coded or not.`;
  const of = {
    participant: `${counted.participants(participants)}, coded or not`,
    segment: `${counted.segments(segments)}`,
    transcript: `${counted.transcripts(transcripts)}, coded or not`,
    words: `${counted.words(words)}, coded or not`,
  }[by];
  return `${n} %: of ${of}.`;
}

function bars(
  { codebook }: Corpus,
  { scope, rows }: FrequencyTable,
  level: (row: FrequencyRow) => number,
): BarChart {
  const unit = {
    participant: 'participants',
    segment: 'segments',
    transcript: 'transcripts',
    words: 'words',
  } as const;
  const name = unit[scope.by];
  return {
    kind: 'bars',
    title: `${name[0]!.toUpperCase()}${name.slice(1)} for each theme and code`,
    caption: `Of ${scope[name]} ${name}.`,
    unit: name,
    full: scope.by === 'participant' || scope.by === 'transcript' ? scope[name] : undefined,
    series: [{ name: '' }],
    bars: rows.map(row => ({
      label: codeLabel(codebook, row.id, level(row)),
      values: [row[name]],
      texts: [`${row[name]}${scope.by === 'participant' && row.label ? ` ${row.label}` : ''}`],
    })),
  };
}
