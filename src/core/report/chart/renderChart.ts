import { drawBars } from './bars';
import type { Chart } from './chart';
import { drawCurve } from './curve';
import { type Body, MARGIN, frame } from './frame';
import { drawHeatMap } from './heatMap';
import { drawIntervals } from './intervals';
import { drawMap } from './map';
import { drawSteps } from './steps';
import { drawStrips } from './strips';
import type { ChartTheme } from './theme';

/**
 * A chart as one `<svg>`, in pixels: nothing remote, no script, no style attribute. Each figure is a group
 * with `data-mark`, its number in `marksOf`.
 * @param width in which it should fit, in pixels; letters stay as large, and a heat map with many columns may still be wider:
 * see `fitChart`
 */
export function renderChart(chart: Chart, theme: ChartTheme, width = Infinity): string {
  const room = width - 2 * MARGIN;
  return frame(chart, bodyOf(chart, theme, room), theme, room);
}

function bodyOf(chart: Chart, theme: ChartTheme, room: number): Body {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, theme, room);
    case 'heatMap':
      return drawHeatMap(chart, theme, room);
    case 'curve':
      return drawCurve(chart, theme, room);
    case 'steps':
      return drawSteps(chart, theme, room);
    case 'strips':
      return drawStrips(chart, theme, room);
    case 'intervals':
      return drawIntervals(chart, theme, room);
    case 'map':
      return drawMap(chart, theme, room);
  }
}
