import * as l10n from '@vscode/l10n';
import type { Chart, HeatMap } from './chart';
import { MARGIN } from './frame';
import { columnsIn } from './heatMap';
import { drawable } from './marks';

/**
 * The part of a chart that fits into a page: of a heat map with too many columns, those with the most, in their order;
 * its caption says so. Other charts are drawn smaller.
 * @param width of the page, in pixels
 */
export function fitChart(chart: Chart, width: number): Chart {
  return chart.kind === 'heatMap' ? fitHeatMap(chart, columnsIn(chart, width - 2 * MARGIN)) : chart;
}

function fitHeatMap(chart: HeatMap, most: number): HeatMap {
  const { columns, rows, values, isSquare, caption = '' } = chart;
  if (columns.length <= most) return chart;
  const totals = columns.map((_, c) => {
    const column = values.reduce((sum, row) => sum + drawable(row[c]), 0);
    return isSquare ? values[c]!.reduce<number>((sum, value) => sum + drawable(value), column) : column;
  });
  const shown = columns
    .map((_, c) => c)
    .sort((a, b) => totals[b]! - totals[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const shownRows = isSquare ? shown : rows.map((_, r) => r);
  const cut = isSquare
    ? l10n.t(
        'The {0} of {1} rows and columns with the most: a wider panel shows more.',
        shown.length,
        columns.length,
      )
    : l10n.t('The {0} of {1} columns with the most: a wider panel shows more.', shown.length, columns.length);
  return {
    ...chart,
    caption: [caption, cut].filter(Boolean).join(' '),
    rows: shownRows.map(r => rows[r]!),
    columns: shown.map(c => columns[c]!),
    values: shownRows.map(r => shown.map(c => values[r]![c] ?? null)),
  };
}
