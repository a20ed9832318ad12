import * as l10n from '@vscode/l10n';
import { type HeatMap, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Count, Matrix } from './matrix';
import { type ColumnKind, underlyingColumn } from '../kit/countGrid';

/** A heat map with more rows or columns cannot be read. */
const MAX_IN_HEAT_MAP = 100;

/** The figures as shades. Of very many rows or columns those with the most, in their order. */
export function matrixHeatMap({ codebook }: Corpus, { codes }: Scope, found: Matrix): HeatMap {
  const { scope, columns, rows } = found;
  const shownRows = most(rows.map(({ n, total }) => total ?? n));
  const shownColumns = most(columns.map(({ total }) => total));
  return {
    kind: 'heatMap',
    title: TITLES[scope.columns],
    caption: [
      CAPTIONS[scope.count],
      ...(shownRows.length < rows.length
        ? [l10n.t('The {0} of {1} themes and codes with the most.', shownRows.length, rows.length)]
        : []),
      ...(shownColumns.length < columns.length
        ? [cutColumns(scope.columns, shownColumns.length, columns.length)]
        : []),
    ].join(' '),
    unit: UNITS[scope.count],
    rows: shownRows.map(row => codeLabel(codebook, rows[row]!.id, codes.level(rows[row]!.id))),
    columns: shownColumns.map(column => {
      const { id, name } = columns[column]!;
      return { text: name, level: 0, strong: false, underlying: underlyingColumn(scope.columns, id) };
    }),
    values: shownRows.map(row => shownColumns.map(column => rows[row]!.cells[column]!)),
  };
}

/** Indexes of the highest totals, ascending. */
function most(totals: readonly number[]): readonly number[] {
  return totals
    .map((_, i) => i)
    .sort((a, b) => totals[b]! - totals[a]! || a - b)
    .slice(0, MAX_IN_HEAT_MAP)
    .sort((a, b) => a - b);
}

const TITLES: Readonly<Record<ColumnKind, string>> = {
  participant: l10n.t('Themes and codes by participant'),
  transcript: l10n.t('Themes and codes by transcript'),
};

const CAPTIONS: Readonly<Record<Count, string>> = {
  segments: l10n.t('Number of segments.'),
  words: l10n.t('Number of words.'),
  presence: l10n.t('Whether there is a segment.'),
};

const UNITS: Readonly<Record<Count, string>> = {
  segments: l10n.t('segments'),
  words: l10n.t('words'),
  presence: l10n.t('1 = there is a segment'),
};

function cutColumns(kind: ColumnKind, shown: number, all: number): string {
  return kind === 'participant'
    ? l10n.t('The {0} of {1} participants with the most.', shown, all)
    : l10n.t('The {0} of {1} transcripts with the most.', shown, all);
}
