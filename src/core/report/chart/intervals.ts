import { plain } from '../../base/figures';
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
  lengthIn,
  line,
} from './frame';
import { largest, marksOf } from './marks';
import { tag } from './svg';
import { textWidth } from './textWidth';
import type { ChartTheme } from './theme';

/** Of the axis, in pixels: usual, and at least. */
const [LENGTH, LEAST_LENGTH] = [300, 90];
const DOT = 4.5;
/** From tick to tick. */
const STEP = 0.2;
/** What a figure below a tick needs, in pixels. */
const TICK_ROOM = 27;

/** Dots with whiskers along an axis that begins at 0, or below where a figure does. */
export function drawIntervals(chart: IntervalChart, theme: ChartTheme, room: number): Body {
  const { rows, most } = chart;
  if (rows.length === 0) return emptyBody(theme);
  const blocks = labelBlocks(
    rows.map(({ label }) => label),
    3,
    22,
    room,
  );
  const left = labelsWidth(blocks);
  const textRoom = largest(rows.map(({ text }) => textWidth(text, SMALL)));
  const axis = axisOf(chart, left, lengthIn(room - left - textRoom - 14, LENGTH, LEAST_LENGTH));
  const marks = marksOf(chart);
  let y = 0;
  const shapes = rows.flatMap((row, i) => {
    const block = blocks[i]!;
    const top = y + block.above;
    y = top + block.height;
    const mark = drawMark(i, marks[i]!.label, ...drawRow(row, axis, top, block.height, theme));
    return [drawLabel(block, top, theme), mark];
  });
  const grid = ticksOf(axis, most).flatMap(tick => [
    line(axis.x(tick), 0, axis.x(tick), y, tick === 0 && axis.least < 0 ? theme.muted : theme.hairline),
    drawText(plain(tick), axis.x(tick), y + 14, theme.muted, { 'text-anchor': 'middle' }),
  ]);
  return {
    width: left + axis.length + textRoom + 14,
    height: y + 34,
    shapes: [...grid, ...shapes, drawText(chart.unit, axis.left, y + 30, theme.muted)],
  };
}

interface Axis {
  /** In pixels. */
  readonly left: number;
  readonly length: number;
  readonly least: number;
  readonly x: (value: number) => number;
}

function axisOf(chart: IntervalChart, left: number, length: number): Axis {
  const { most } = chart;
  const least = leastOf(chart);
  const share = (value: number) => (Math.max(least, Math.min(most, value)) - least) / (most - least);
  return { left, length, least, x: value => left + share(value) * length };
}

/** The shapes of one row: where it can be clicked, its whiskers, its dot and its figure. */
function drawRow(
  { label, value, low, high, text, faint }: IntervalChart['rows'][number],
  { left, length, x }: Axis,
  top: number,
  height: number,
  theme: ChartTheme,
): string[] {
  const middle = top + height / 2;
  const color = label.color ? theme.shape(label.color) : theme.accent;
  const edge = (label.color && theme.edge?.(label.color)) || color;
  return [
    // the whole row can be clicked
    tag('rect', { x: left, y: top, width: length, height, fill: 'none', 'pointer-events': 'all' }),
    ...(isDrawn(low) && isDrawn(high) ? drawWhiskers(x(low), x(high), middle, edge) : []),
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
    drawFigure(text, left + length + 10, middle + 4, faint ? theme.muted : theme.ink, theme.paper),
  ];
}

function drawWhiskers(from: number, to: number, y: number, stroke: string): string[] {
  const whisker = (x1: number, y1: number, x2: number, y2: number) =>
    tag('line', { x1, y1, x2, y2, stroke, 'stroke-width': 2 });
  return [whisker(from, y, to, y), ...[from, to].map(end => whisker(end, y - 4, end, y + 4))];
}

/** A whole number of steps below the lowest figure, 0 at the most and one full length below at the least. */
function leastOf({ rows, most }: IntervalChart): number {
  const lowest = Math.min(0, ...rows.flatMap(({ value, low }) => [value, low]).filter(isDrawn));
  return Math.max(-most, Math.floor(lowest / (STEP * most) + 1e-9) * STEP * most);
}

/** At every step, or at every second or fifth where their figures have no room. */
function ticksOf({ least, length }: Axis, most: number): number[] {
  const pixels = (STEP * most * length) / (most - least);
  const step = STEP * most * ([1, 2, 5].find(every => every * pixels >= TICK_ROOM) ?? 10);
  const first = Math.ceil(least / step - 1e-9);
  const count = Math.floor(most / step + 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, i) => Math.round((first + i) * step * 1e6) / 1e6 + 0);
}

function isDrawn(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
