import type { Report } from '../../report/report';
import { type HeatMap, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { scopeSentences } from '../../corpus/scopeFacts';
import { counted } from '../../base/phrases';
import type { TableModel } from '../../report/table/tableModel';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { CooccurrenceTable, PairRow } from './cooccurrence';
import { occurringWith } from './occurringWith';
import { PairMatrix } from './pairMatrix';

/** A list of pairs, or a table of codes by codes. */
export type Layout = 'list' | 'matrix';

/** More codes make a heat map in which nothing can be told apart. */
const MAX_IN_CHART = 100;

export function cooccurrenceReport(
  corpus: Corpus,
  scope: Scope,
  found: CooccurrenceTable,
  layout: Layout,
): Report {
  const { scope: facts, rows, counts } = found;
  const sentences = {
    title: `Codes that occur together: ${facts.study}`,
    caption: [...scopeSentences(corpus, scope, facts), ...legend(facts, layout)],
    notes: facts.notes,
  };
  return {
    table:
      layout === 'list'
        ? tableOf({
            ...sentences,
            figures: [...LIST, ...scopeColumns<PairRow>(facts, parametersOf(facts))],
            rows,
            underlying: row => ({ code: row.code, with: row.with }),
          })
        : matrixTable(corpus, scope, PairMatrix.of(counts), found, sentences),
    charts: rows.length > 0 ? [heatMap(corpus, scope, PairMatrix.of(counts, MAX_IN_CHART), found)] : [],
    data: { scope: facts, rows },
    underlyingPlaces: underlying => {
      const { code, with: other } = underlying;
      if (other === undefined) return undefined;
      const segments = occurringWith(corpus, scope, facts, code ?? other, other);
      return scope.transcripts.flatMap(({ transcript: { path }, segments: all }) =>
        all
          .filter(segment => segments.has(segment))
          .map(({ placed }) => ({ path, start: placed.start, end: placed.end, placed })),
      );
    },
  };
}

/** Where only some levels of the codebook pair, nothing stands under anything. */
function levelOf({ codes }: Scope, { level }: CooccurrenceTable['scope'], id: string): number {
  return level === 'all' ? codes.level(id) : 0;
}

const LIST: readonly Figure<PairRow>[] = [
  textColumn('Code', 'name', row => row.name),
  textColumn('With', 'with_name', row => row.withName),
  numberColumn('Pairs', 'pairs', row => row.pairs),
  numberColumn('Segments', 'segments', row => row.segments),
  numberColumn('… together', 'together', row => row.together),
  numberColumn('Segments (with)', 'with_segments', row => row.withSegments),
  numberColumn('… together (with)', 'with_together', row => row.withTogether),
  numberColumn('Both', 'both', row => row.both),
  shareColumn('Jaccard %', 'jaccard', row => row.jaccard),
  dataColumn('path', row => row.path.join(' / ')),
  dataColumn('with_path', row => row.withPath.join(' / ')),
  dataColumn('code', row => row.code),
  dataColumn('with', row => row.with),
];

function matrixTable(
  { codebook }: Corpus,
  scope: Scope,
  matrix: PairMatrix,
  { scope: facts }: CooccurrenceTable,
  sentences: Pick<TableModel, 'title' | 'caption' | 'notes'>,
): TableModel {
  const nameOf = (code: number) => codebook.get(matrix.idOf(code))!.name;
  const column = (code: number): Figure<number> => ({
    ...numberColumn(nameOf(code), matrix.idOf(code), row => matrix.pairs(row, code)),
    underlying: { with: matrix.idOf(code) },
  });
  return tableOf<number>({
    ...sentences,
    figures: [
      textColumn('Code', 'name', nameOf),
      ...matrix.codes.map(column),
      dataColumn('path', code => codebook.path(matrix.idOf(code)).join(' / ')),
      dataColumn('code', code => matrix.idOf(code)),
      ...scopeColumns<number>(facts, parametersOf(facts)),
    ],
    rows: matrix.codes,
    level: code => levelOf(scope, facts, matrix.idOf(code)),
    strong: code => codebook.isTheme(matrix.idOf(code)),
    underlying: code => ({ code: matrix.idOf(code) }),
  });
}

function parametersOf({ within, distance, between, level }: CooccurrenceTable['scope']) {
  return { within, ...(within === 'words' ? { distance } : {}), between, level };
}

function legend(facts: CooccurrenceTable['scope'], layout: Layout): string[] {
  const { level } = facts;
  return [
    `Two segments occur together when they ${ruleInWords(facts)}; a segment with two codes occurs together with itself.`,
    `${layout === 'list' ? 'Pairs' : 'Figures'}: pairs of one segment with the code and one with the other that occur together.`,
    ...(layout === 'list'
      ? [
          'Segments: with the code, and with the other; together: how many of these occur together with the other code; both: with both codes.',
          'Jaccard %: of the segments with either code, those that occur together with the other, each once.',
        ]
      : []),
    level === 'codes'
      ? 'Only codes without codes under them.'
      : `${level === 'themes' ? 'Only the top of the codebook. ' : ''}A theme’s segments are all that carry it or a code under it; with those codes it makes no pair.`,
  ];
}

function ruleInWords({ within, distance, between, coders }: CooccurrenceTable['scope']): string {
  const of = between === 'same' && coders.length > 1 ? 'are one coder’s and ' : '';
  if (within === 'overlap') return `${of}overlap`;
  if (within === 'turn') return `${of}touch the same turn`;
  if (distance === 0)
    return `${of}overlap or stand next to each other in a transcript, with no word between them`;
  return `${of}stand in one transcript with at most ${counted.words(distance)} between them`;
}

function heatMap(
  { codebook }: Corpus,
  scope: Scope,
  matrix: PairMatrix,
  { scope: facts, counts }: CooccurrenceTable,
): HeatMap {
  const { codes } = matrix;
  const all = counts.codesInPairs().length;
  const cut = all > codes.length ? ` The ${codes.length} codes of ${all} with the most pairs.` : '';
  const labels = codes.map(code => {
    const id = matrix.idOf(code);
    return { id, label: codeLabel(codebook, id, levelOf(scope, facts, id)) };
  });
  return {
    kind: 'heatMap',
    title: 'Codes that occur together',
    caption: `Pairs of segments that ${ruleInWords(facts)}.${cut}`,
    unit: 'pairs',
    rows: labels.map(({ label }) => label),
    columns: labels.map(({ id, label }) => ({ ...label, underlying: { with: id } })),
    values: codes.map(code => codes.map(other => matrix.pairs(code, other))),
  };
}
