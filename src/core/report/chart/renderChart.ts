import { drawBars } from './bars';
import type { Chart } from './chart';
import { drawCurve } from './curve';
import { type Body, frame } from './frame';
import { drawHeatMap } from './heatMap';
import { drawIntervals } from './intervals';
import { drawStrips } from './strips';
import type { ChartTheme } from './theme';

/**
 * A chart as one `<svg>`, in pixels: nothing remote, no script, no style attribute. Each figure is a group
 * with `data-mark`, its number in `marksOf`.
 */
export function renderChart(chart: Chart, theme: ChartTheme): string {
  return frame(chart, bodyOf(chart, theme), theme);
}

function bodyOf(chart: Chart, theme: ChartTheme): Body {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, theme);
    case 'heatMap':
      return drawHeatMap(chart, theme);
    case 'curve':
      return drawCurve(chart, theme);
    case 'strips':
      return drawStrips(chart, theme);
    case 'intervals':
      return drawIntervals(chart, theme);
  }
}
