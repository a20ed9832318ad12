import { type HeatMap, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Matrix } from './matrix';
import { underlyingColumn } from '../kit/countGrid';

/** More rows or columns make a heat map in which nothing can be told apart. */
const MAX_IN_HEAT_MAP = 100;

/** The figures as shades. Of very many rows or columns those with the most, in their order. */
export function matrixHeatMap({ codebook }: Corpus, { codes }: Scope, found: Matrix): HeatMap {
  const { scope, columns, rows } = found;
  const shownRows = most(rows.map(({ n, total }) => total ?? n));
  const shownColumns = most(columns.map(({ total }) => total));
  const unit = { segments: 'segments', words: 'words', presence: '1: there is a segment' }[scope.count];
  return {
    kind: 'heatMap',
    title: `Themes and codes by ${scope.columns}`,
    caption: [
      { segments: 'Segments.', words: 'Words.', presence: 'Where there is a segment.' }[scope.count],
      ...cut('themes and codes', shownRows.length, rows.length),
      ...cut(`${scope.columns}s`, shownColumns.length, columns.length),
    ].join(' '),
    unit,
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

function cut(what: string, shown: number, all: number): string[] {
  return shown < all ? [`The ${shown} of ${all} ${what} with the most.`] : [];
}
