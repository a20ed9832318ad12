import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  tableOf,
  textColumn,
  main,
  weighed,
} from '../../report/table/tableOf';
import { aboutScope } from '../../report/table/aboutScope';
import { counted } from '../../base/phrases';
import { underlyingColumn, type ColumnKind } from '../kit/countGrid';
import { figuresOfSeveral, isOfSeveral, shownName } from '../kit/nameColumn';
import { THEME_FIGURES, THEME_OR_CODE } from '../kit/sentences';
import type { Matrix, MatrixFigures, MatrixRow } from './matrix';
import { matrixHeatMap } from './matrixHeatMap';

/** A row of a code, or the last one, of everything with any of the codes. */
type Row = MatrixRow | Total;

interface Total extends MatrixFigures {
  readonly id: null;
}

export function matrixReport(corpus: Corpus, scope: Scope, found: Matrix): Report {
  const { scope: facts, columns, rows, any } = found;
  const total: Total = { ...any, id: null, cells: columns.map(column => column.total) };
  return {
    table: tableOf<Row>({
      title: TITLES[facts.columns](facts.study),
      ...aboutScope(corpus, scope, facts, { unit: UNITS[facts.count], legend: legend(found) }),
      figures: figures(found),
      rows: rows.length > 0 ? [...rows, total] : [],
      level: ({ id }) => (id === null ? 0 : scope.codes.level(id)),
      strong: row => row.id === null || isOfSeveral(row),
      underlying: ({ id }) => (id === null ? undefined : { code: id }),
    }),
    charts: rows.length > 0 && columns.length > 0 ? [matrixHeatMap(corpus, scope, found)] : [],
    data: { scope: facts, columns, rows, any },
  };
}

function figures({ scope: facts, columns }: Matrix): readonly Figure<Row>[] {
  const { count } = facts;
  const before: readonly Figure<Row>[] = [
    {
      ...textColumn<Row>(THEME_OR_CODE, 'name', row => (row.id === null ? ANY_OF_THEM : row.name)),
      shownAs: row => (row.id === null ? ANY_OF_THEM : shownName(row)),
    },
    main(numberColumn(l10n.t('N'), 'n', row => row.n)),
    ...(count === 'presence' ? [] : [numberColumn<Row>(heading(count), count, row => row.total)]),
  ];
  const after: readonly Figure<Row>[] = [
    dataColumn('kind', row => (row.id === null ? 'total' : row.kind)),
    dataColumn('path', row => (row.id === null ? null : pathCell(row.path))),
    dataColumn('id', row => row.id),
    ...scopeColumns<Row>(facts, { columns: facts.columns, count }),
  ];
  const names = columnNames(
    columns.map(({ id }) => id),
    [...before, ...after].map(({ name }) => name),
  );
  const cells = columns.map(({ id, name, total }, i): Figure<Row> => {
    const column = numberColumn<Row>(name, names[i]!, row => row.cells[i]!);
    return weighed(total, { ...column, underlying: underlyingColumn(facts.columns, id) });
  });
  return [...before, ...cells, ...after];
}

const ANY_OF_THEM = l10n.t('Any of them');

/** What is in the cells, in a few words. */
const UNITS: Readonly<Record<Matrix['scope']['count'], string>> = {
  segments: l10n.t('number of segments'),
  words: l10n.t('number of words'),
  presence: l10n.t('whether there is a segment'),
};

function heading(count: 'segments' | 'words'): string {
  return count === 'segments' ? l10n.t('Segments') : l10n.t('Words');
}

function legend({ scope: { columns, count, participants, transcripts }, rows }: Matrix): string[] {
  return [
    columns === 'participant'
      ? l10n.t(
          'N: participants with at least one segment, out of {0}, coded or not.',
          counted.participants(participants),
        )
      : l10n.t(
          'N: transcripts with at least one segment, out of {0}, coded or not.',
          counted.transcripts(transcripts),
        ),
    CELLS[columns][count],
    ...(count === 'presence' ? [] : [ALL[columns][count]]),
    ...figuresOfSeveral(rows, THEME_FIGURES),
    ANY[count],
  ];
}

const TITLES: Readonly<Record<ColumnKind, (study: string) => string>> = {
  participant: study => l10n.t('Themes and codes by participant: {0}', study),
  transcript: study => l10n.t('Themes and codes by transcript: {0}', study),
};

const CELLS: Readonly<Record<ColumnKind, Readonly<Record<Matrix['scope']['count'], string>>>> = {
  participant: {
    segments: l10n.t(
      'Participants’ columns: segments that overlap one of their turns. A segment that overlaps turns of several participants counts for each of them.',
    ),
    words: l10n.t(
      'Participants’ columns: words of the segments that are in the participant’s own turns, each counted once.',
    ),
    presence: l10n.t('Participants’ columns: 1 where a segment overlaps one of their turns, 0 elsewhere.'),
  },
  transcript: {
    segments: l10n.t('Transcripts’ columns: the transcript’s segments.'),
    words: l10n.t('Transcripts’ columns: the transcript’s words that segments cover, each counted once.'),
    presence: l10n.t('Transcripts’ columns: 1 where the transcript has a segment, 0 elsewhere.'),
  },
};

/** The column over the whole scope. */
const ALL: Readonly<Record<ColumnKind, Readonly<Record<'segments' | 'words', string>>>> = {
  participant: {
    segments: l10n.t('Segments: all with the code, each counted once, of any speaker.'),
    words: l10n.t('Words: all with the code, each counted once, of any speaker.'),
  },
  transcript: {
    segments: l10n.t('Segments: all with the code, each counted once.'),
    words: l10n.t('Words: all with the code, each counted once.'),
  },
};

/** The last row. */
const ANY: Readonly<Record<Matrix['scope']['count'], string>> = {
  segments: l10n.t('Any of them: segments with any of the codes, each counted once.'),
  words: l10n.t('Any of them: words with any of the codes, each counted once.'),
  presence: l10n.t(
    'Any of them: how many of the themes and codes occur; N: participants or transcripts with any of them.',
  ),
};

/** A name for each id that neither the others nor the fixed columns of a table have: the id itself, most often. */
export function columnNames(ids: readonly string[], fixed: readonly string[]): readonly string[] {
  const taken = new Set([...fixed, ...ids]);
  return ids.map(id => {
    if (!fixed.includes(id)) return id;
    let name = `${id} (2)`;
    for (let i = 3; taken.has(name); i++) name = `${id} (${i})`;
    taken.add(name);
    return name;
  });
}
