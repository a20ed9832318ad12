import type { Chart } from './chart';
import { renderChart } from './renderChart';
import { tag } from './svg';
import { type ChartTheme, LIGHT } from './theme';

const GAP = 16;

/** All charts of a report as one drawing, one below the other. */
export function chartSheet(charts: readonly Chart[], theme: ChartTheme = LIGHT): string {
  const drawings = charts.map(chart => renderChart(chart, theme));
  if (drawings.length === 1) return drawings[0]!;
  const sizes = drawings.map(sizeOf);
  const width = Math.max(0, ...sizes.map(size => size.width));
  let y = 0;
  const placed = drawings.map((drawing, i) => {
    const at = drawing.replace('<svg ', `<svg y="${y}" `);
    y += sizes[i]!.height + GAP;
    return at;
  });
  const height = Math.max(y - GAP, 0);
  return tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    tag('rect', { width, height, fill: theme.paper }),
    ...placed,
  );
}

function sizeOf(drawing: string): { width: number; height: number } {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(drawing)!;
  return { width: Number(width), height: Number(height) };
}
