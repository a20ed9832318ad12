import type { IntervalChart } from './chart';
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
  line,
} from './frame';
import { largest, marksOf } from './marks';
import { tag } from './svg';
import { textWidth } from './textWidth';
import type { ChartTheme } from './theme';

/** Of the axis, in pixels. */
const LENGTH = 300;
const DOT = 4.5;
/** From tick to tick. */
const STEP = 0.2;

/** Dots with whiskers along an axis that begins at 0, or below where a figure does. */
export function drawIntervals(chart: IntervalChart, theme: ChartTheme): Body {
  const { rows, most } = chart;
  if (rows.length === 0) return emptyBody(theme);
  const blocks = labelBlocks(
    rows.map(({ label }) => label),
    3,
    22,
  );
  const left = labelsWidth(blocks);
  const least = leastOf(chart);
  const x = (value: number) =>
    left + ((Math.max(least, Math.min(most, value)) - least) / (most - least)) * LENGTH;
  const marks = marksOf(chart);

  const shapes: string[] = [];
  let y = 0;
  rows.forEach(({ label, value, low, high, text, faint }, i) => {
    const block = blocks[i]!;
    y += block.above;
    shapes.push(drawLabel(block, y, theme));
    const middle = y + block.height / 2;
    const color = label.color ? theme.shape(label.color) : theme.accent;
    const edge = (label.color && theme.edge?.(label.color)) || color;
    const [from, to] = [isDrawn(low) ? x(low) : 0, isDrawn(high) ? x(high) : 0];
    shapes.push(
      drawMark(
        i,
        marks[i]!.label,
        // the whole row can be clicked
        tag('rect', {
          x: left,
          y,
          width: LENGTH,
          height: block.height,
          fill: 'none',
          'pointer-events': 'all',
        }),
        ...(isDrawn(low) && isDrawn(high)
          ? [
              tag('line', { x1: from, y1: middle, x2: to, y2: middle, stroke: edge, 'stroke-width': 2 }),
              ...[from, to].map(end =>
                tag('line', {
                  x1: end,
                  y1: middle - 4,
                  x2: end,
                  y2: middle + 4,
                  stroke: edge,
                  'stroke-width': 2,
                }),
              ),
            ]
          : []),
        ...(isDrawn(value)
          ? [
              tag('circle', {
                cx: x(value),
                cy: middle,
                r: DOT,
                fill: faint ? theme.paper : color,
                stroke: edge,
                'stroke-width': 1.5,
              }),
            ]
          : []),
        drawFigure(text, left + LENGTH + 10, middle + 4, faint ? theme.muted : theme.ink, theme.paper),
      ),
    );
    y += block.height;
  });

  const grid = ticksFrom(least, most).flatMap(tick => [
    line(x(tick), 0, x(tick), y, tick === 0 && least < 0 ? theme.muted : theme.hairline),
    drawText(String(tick), x(tick), y + 14, theme.muted, { 'text-anchor': 'middle' }),
  ]);
  const room = largest(rows.map(({ text }) => textWidth(text, SMALL)));
  return {
    width: left + LENGTH + room + 14,
    height: y + 34,
    shapes: [...grid, ...shapes, drawText(chart.unit, left, y + 30, theme.muted)],
  };
}

/** A whole number of steps below the lowest figure, 0 at the most and one full length below at the least. */
function leastOf({ rows, most }: IntervalChart): number {
  const lowest = Math.min(0, ...rows.flatMap(({ value, low }) => [value, low]).filter(isDrawn));
  return Math.max(-most, Math.floor(lowest / (STEP * most) + 1e-9) * STEP * most);
}

function ticksFrom(least: number, most: number): number[] {
  const step = STEP * most;
  const count = Math.round((most - least) / step);
  return Array.from({ length: count + 1 }, (_, i) => Math.round((least + i * step) * 1e6) / 1e6 + 0);
}

function isDrawn(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
