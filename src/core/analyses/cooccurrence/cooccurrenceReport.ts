import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import { type Chart, type HeatMap, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import { counted } from '../../base/phrases';
import type { TableModel } from '../../report/table/tableModel';
import {
  type Figure,
  type Sentences,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
  main,
  extra,
  weighed,
  withBars,
} from '../../report/table/tableOf';
import type { CooccurrenceTable, PairLevel, PairRow } from './cooccurrence';
import { codeMap } from './codeMap';
import { occurringWith } from './occurringWith';
import { PairMatrix } from './pairMatrix';

/** A list of pairs, or a table of codes by codes. */
export type Layout = 'list' | 'matrix';

/** Codes by codes in shades, or boxes and links. */
export type Drawing = 'heatmap' | 'map';

/** A heat map with more codes cannot be read. */
const MAX_IN_CHART = 100;

export function cooccurrenceReport(
  corpus: Corpus,
  scope: Scope,
  found: CooccurrenceTable,
  layout: Layout,
  drawing: Drawing = 'heatmap',
): Report {
  const { scope: facts, rows, counts } = found;
  const sentences = {
    title: l10n.t('Codes that occur together: {0}', facts.study),
    ...aboutScope(corpus, scope, facts, { unit: pairsInWords(facts), legend: legend(facts, layout) }),
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
    charts: rows.length > 0 ? [drawn()] : [],
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

  function drawn(): Chart {
    if (drawing === 'map') return codeMap(corpus, scope, found, ruleInWords(facts));
    return heatMap(corpus, scope, PairMatrix.of(counts, MAX_IN_CHART), found);
  }
}

/** Where only some levels of the codebook pair, nothing is indented. */
function levelOf({ codes }: Scope, { level }: CooccurrenceTable['scope'], id: string): number {
  return level === 'all' ? codes.level(id) : 0;
}

const cells = new WeakMap<readonly string[], string>();

/** A path that many rows have. */
function cellOf(path: readonly string[]): string {
  let cell = cells.get(path);
  if (cell === undefined) cells.set(path, (cell = pathCell(path)));
  return cell;
}

const LIST: readonly Figure<PairRow>[] = [
  textColumn(l10n.t('Code'), 'name', row => row.name),
  main(textColumn(l10n.t('With'), 'with_name', row => row.withName)),
  main(numberColumn(l10n.t('Pairs'), 'pairs', row => row.pairs)),
  extra(numberColumn(l10n.t('Segments'), 'segments', row => row.segments)),
  extra(numberColumn(l10n.t('of which together'), 'together', row => row.together)),
  extra(numberColumn(l10n.t('Segments (with)'), 'with_segments', row => row.withSegments)),
  extra(numberColumn(l10n.t('of which together (with)'), 'with_together', row => row.withTogether)),
  numberColumn(l10n.t('Both'), 'both', row => row.both),
  withBars(main(shareColumn(l10n.t('Jaccard %'), 'jaccard', row => row.jaccard))),
  dataColumn('path', row => cellOf(row.path)),
  dataColumn('with_path', row => cellOf(row.withPath)),
  dataColumn('code', row => row.code),
  dataColumn('with', row => row.with),
];

function matrixTable(
  { codebook }: Corpus,
  scope: Scope,
  matrix: PairMatrix,
  { scope: facts }: CooccurrenceTable,
  sentences: Sentences,
): TableModel {
  const nameOf = (code: number) => codebook.get(matrix.idOf(code))!.name;
  const column = (code: number): Figure<number> => ({
    ...weighed(
      matrix.total(code),
      numberColumn<number>(nameOf(code), matrix.idOf(code), row => matrix.pairs(row, code)),
    ),
    underlying: { with: matrix.idOf(code) },
  });
  return tableOf<number>({
    ...sentences,
    figures: [
      textColumn(l10n.t('Code'), 'name', nameOf),
      ...matrix.codes.map(column),
      dataColumn('path', code => pathCell(codebook.path(matrix.idOf(code)))),
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
    `${ruleInWords(facts)} ${l10n.t('A segment with two codes occurs together with itself.')}`,
    layout === 'list'
      ? l10n.t('Pairs: pairs of one segment with the code and one with the other code that occur together.')
      : l10n.t(
          'Figures: pairs of one segment with the code and one with the other code that occur together.',
        ),
    ...(layout === 'list'
      ? [
          l10n.t(
            'Segments: those with the code, and those with the other code (with). Of which together: how many of them occur together with the other of the two codes. Both: segments with both codes.',
          ),
          l10n.t(
            'Jaccard %: of the segments with either code, the share that occurs together with the other of the two, each segment counted once.',
          ),
        ]
      : []),
    LEVELS[level],
  ];
}

const THEME_PAIRS = l10n.t(
  'A theme’s segments are all those coded with it or with a code below it; it is not paired with these codes.',
);

const LEVELS: Readonly<Record<PairLevel, string>> = {
  all: THEME_PAIRS,
  codes: l10n.t('Only codes without codes below them.'),
  themes: `${l10n.t('Only the top level of the codebook.')} ${THEME_PAIRS}`,
};

/** What is counted, in a few words. */
function pairsInWords({ within, distance }: CooccurrenceTable['scope']): string {
  if (within === 'overlap') return l10n.t('pairs of segments that overlap');
  if (within === 'turn') return l10n.t('pairs of segments in the same turn');
  return l10n.t('pairs of segments with at most {0} between them', counted.words(distance));
}

/** When two segments occur together, as a sentence. */
function ruleInWords({ within, distance, between, coders }: CooccurrenceTable['scope']): string {
  const isOfOneCoder = between === 'same' && coders.length > 1;
  if (within === 'overlap') {
    return isOfOneCoder
      ? l10n.t('Two segments of the same coder occur together when they overlap.')
      : l10n.t('Two segments occur together when they overlap.');
  }
  if (within === 'turn') {
    return isOfOneCoder
      ? l10n.t('Two segments of the same coder occur together when they touch the same turn.')
      : l10n.t('Two segments occur together when they touch the same turn.');
  }
  if (distance === 0) {
    return isOfOneCoder
      ? l10n.t(
          'Two segments of the same coder occur together when they overlap or are adjacent in a transcript, with no word between them.',
        )
      : l10n.t(
          'Two segments occur together when they overlap or are adjacent in a transcript, with no word between them.',
        );
  }
  return isOfOneCoder
    ? l10n.t(
        'Two segments of the same coder occur together when they are in the same transcript with at most {0} between them.',
        counted.words(distance),
      )
    : l10n.t(
        'Two segments occur together when they are in the same transcript with at most {0} between them.',
        counted.words(distance),
      );
}

function heatMap(
  { codebook }: Corpus,
  scope: Scope,
  matrix: PairMatrix,
  { scope: facts, counts }: CooccurrenceTable,
): HeatMap {
  const { codes } = matrix;
  const all = counts.codesInPairs().length;
  const labels = codes.map(code => {
    const id = matrix.idOf(code);
    return { id, label: codeLabel(codebook, id, levelOf(scope, facts, id)) };
  });
  return {
    kind: 'heatMap',
    isSquare: true,
    title: l10n.t('Codes that occur together'),
    caption: [
      l10n.t('Pairs of segments.'),
      ruleInWords(facts),
      ...(all > codes.length ? [l10n.t('The {0} of {1} codes with the most pairs.', codes.length, all)] : []),
    ].join(' '),
    unit: l10n.t('pairs'),
    rows: labels.map(({ label }) => label),
    columns: labels.map(({ id, label }) => ({ ...label, underlying: { with: id } })),
    values: codes.map(code => codes.map(other => matrix.pairs(code, other))),
  };
}
