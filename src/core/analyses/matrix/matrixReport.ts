import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import { underlyingColumn, type ColumnKind } from '../kit/countGrid';
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
      title: `Themes and codes by ${facts.columns}: ${facts.study}`,
      caption: [...scopeSentences(corpus, scope, facts), ...legend(found)],
      notes: facts.notes,
      figures: figures(found),
      rows: rows.length > 0 ? [...rows, total] : [],
      level: ({ id }) => (id === null ? 0 : scope.codes.level(id)),
      strong: row => row.id === null || row.kind === 'theme',
      underlying: ({ id }) => (id === null ? undefined : { code: id }),
    }),
    charts: rows.length > 0 && columns.length > 0 ? [matrixHeatMap(corpus, scope, found)] : [],
    data: { scope: facts, columns, rows, any },
  };
}

function figures({ scope: facts, columns }: Matrix): readonly Figure<Row>[] {
  const { count } = facts;
  const before: readonly Figure<Row>[] = [
    textColumn('Theme / code', 'name', row => (row.id === null ? 'Any of them' : row.name)),
    numberColumn('N', 'n', row => row.n),
    ...(count === 'presence' ? [] : [numberColumn<Row>(heading(count), count, row => row.total)]),
  ];
  const after: readonly Figure<Row>[] = [
    dataColumn('kind', row => (row.id === null ? 'total' : row.kind)),
    dataColumn('path', row => (row.id === null ? null : row.path.join(' / '))),
    dataColumn('id', row => row.id),
    ...scopeColumns<Row>(facts, { columns: facts.columns, count }),
  ];
  const names = columnNames(
    columns.map(({ id }) => id),
    [...before, ...after].map(({ name }) => name),
  );
  const cells = columns.map(({ id, name }, i): Figure<Row> => {
    const column = numberColumn<Row>(name, names[i]!, row => row.cells[i]!);
    return { ...column, underlying: underlyingColumn(facts.columns, id) };
  });
  return [...before, ...cells, ...after];
}

function heading(count: 'segments' | 'words'): string {
  return count === 'segments' ? 'Segments' : 'Words';
}

function legend({ scope: { columns, count, participants, transcripts } }: Matrix): string[] {
  const isByPerson = columns === 'participant';
  const of = isByPerson ? participants : transcripts;
  return [
    `N: ${columns}s with at least one segment, of ${of}, coded or not.`,
    CELLS[columns][count],
    ...(count === 'presence'
      ? []
      : [`${heading(count)}: all with the code, each once${isByPerson ? ', whoever speaks' : ''}.`]),
    'A theme’s figures are of all that carries it or a code under it, each once.',
    count === 'presence'
      ? 'Any of them: how many of the themes and codes occur; N: with any of them.'
      : `Any of them: ${count} with any of the codes, each once.`,
  ];
}

const CELLS: Readonly<Record<ColumnKind, Readonly<Record<Matrix['scope']['count'], string>>>> = {
  participant: {
    segments:
      'Under each participant: segments that overlap a turn of theirs. One that overlaps turns of several counts for each.',
    words: 'Under each participant: words of the segments in the participant’s own turns, each once.',
    presence: 'Under each participant: 1 where a segment overlaps a turn of theirs, else 0.',
  },
  transcript: {
    segments: 'Under each transcript: its segments.',
    words: 'Under each transcript: its words that segments cover, each once.',
    presence: 'Under each transcript: 1 where it has a segment, else 0.',
  },
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
