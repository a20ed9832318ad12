import { plain } from '../../base/figures';
import type { BarChart } from './chart';
import { drawable, largest, marksOf } from './marks';
import {
  type Body,
  SMALL,
  drawFigure,
  drawLabel,
  drawMark,
  drawText,
  emptyBody,
  labelBlocks,
  labelsWidth,
  lengthIn,
  line,
  ticksUpTo,
} from './frame';
import { tag } from './svg';
import { textWidth } from './textWidth';
import type { ChartTheme } from './theme';

/** Length of the longest bar, in pixels: usual, and at least. */
const [LENGTH, LEAST_LENGTH] = [300, 90];
const THICK = 12;
const THIN = 11;
/** How the bars of several series differ, also in grey: how much they are filled. */
const FILLS = [0.95, 0.5, 0.18, 0.72, 0.34];

export function drawBars(chart: BarChart, theme: ChartTheme, room: number): Body {
  const { bars, series, full } = chart;
  if (bars.length === 0) return emptyBody(theme);
  const isOne = series.length === 1;
  const thickness = isOne ? THICK : THIN;
  const blocks = labelBlocks(
    bars.map(({ label }) => label),
    3,
    Math.max(22, series.length * (thickness + 2) + 8),
    room,
  );
  const left = labelsWidth(blocks);
  const most = largest([full, ...bars.flatMap(({ values }) => values)]) || 1;
  const textRoom = largest(bars.flatMap(({ texts }) => texts.map(text => textWidth(text, SMALL))));
  const length = lengthIn(room - left - textRoom - 10, LENGTH, LEAST_LENGTH);
  const scale = length / most;
  const marks = marksOf(chart);
  const legendRoom = isOne ? 0 : largest(series.map(({ name }) => textWidth(name, SMALL))) + 30;
  // over the bars, or where names are long over the labels, too
  const legendLeft = Math.max(Math.min(left, room - legendRoom), 0);
  const legend = isOne ? [] : drawLegend(chart, legendLeft, theme);
  const top = isOne ? 0 : series.length * 16 + 8;

  const shapes: string[] = [];
  let y = top;
  bars.forEach(({ label, values, texts }, i) => {
    const block = blocks[i]!;
    y += block.above;
    shapes.push(drawLabel(block, y, theme));
    const first = y + (block.height - values.length * (thickness + 2) + 2) / 2;
    const fill = label.color ? theme.shape(label.color) : theme.accent;
    const edge = label.color ? theme.edge?.(label.color) : undefined;
    values.forEach((value, s) => {
      const at = first + s * (thickness + 2);
      const width = drawable(value) * scale;
      const number = i * series.length + s;
      shapes.push(
        drawMark(
          number,
          marks[number]!.label,
          // the whole row can be clicked
          tag('rect', {
            x: left,
            y: at - 1,
            width: length,
            height: thickness + 2,
            fill: 'none',
            'pointer-events': 'all',
          }),
          tag('rect', {
            x: left,
            y: at,
            width,
            height: thickness,
            fill,
            'fill-opacity': isOne ? undefined : FILLS[s % FILLS.length],
            stroke: edge ?? (isOne ? theme.outline : fill),
            'stroke-width': isOne ? undefined : 1,
          }),
          drawFigure(texts[s]!, left + width + 6, at + thickness / 2 + 4, theme.ink, theme.paper),
        ),
      );
    });
    y += block.height;
  });

  const ticks = ticksUpTo(most, ticksIn(length, most));
  const grid = ticks.flatMap(tick => [
    line(left + tick * scale, top, left + tick * scale, y, theme.hairline),
    drawText(plain(tick), left + tick * scale, y + 14, theme.muted, { 'text-anchor': 'middle' }),
  ]);
  return {
    width: Math.max(left + length + textRoom + 10, legendLeft + legendRoom),
    height: y + 34,
    shapes: [...legend, ...grid, ...shapes, drawText(chart.unit, left, y + 30, theme.muted)],
  };
}

/** About as many ticks as have room for their figures, 6 at the most. */
function ticksIn(length: number, most: number): number {
  const room = textWidth(plain(Math.ceil(most)), SMALL) + 12;
  return Math.max(1, Math.min(6, Math.floor(length / room)));
}

function drawLegend({ series }: BarChart, left: number, theme: ChartTheme): string[] {
  return series.flatMap(({ name }, s) => [
    tag('rect', {
      x: left,
      y: s * 16 + 2,
      width: 18,
      height: THIN,
      fill: theme.ink,
      'fill-opacity': FILLS[s % FILLS.length],
      stroke: theme.ink,
    }),
    drawText(name, left + 26, s * 16 + 11, theme.ink),
  ]);
}
