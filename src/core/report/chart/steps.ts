import { plain } from '../../base/figures';
import type { StepChart } from './chart';
import { type Body, SMALL, drawFigure, drawMark, drawText, emptyBody, line, ticksUpTo } from './frame';
import { marksOf } from './marks';
import { escapeText, tag } from './svg';
import { cutText, textWidth } from './textWidth';
import type { ChartTheme } from './theme';

const HEIGHT = 220;
/** Of all points together, in pixels. */
const [NARROWEST, USUAL] = [260, 760];
/** From one slanted name to the next, in pixels. */
const NAME = 18;
const LONGEST_NAME = 150;
/** How far a figure stands above its line, in pixels. */
const ABOVE = 8;

/** A figure over time: a line with steps, a dot at each of them, and their names below. */
export function drawSteps(chart: StepChart, theme: ChartTheme, room: number): Body {
  if (chart.points.length === 0) return emptyBody(theme);
  const layout = layOut(chart, room);
  const { left, right, bottom, x, y } = layout;
  const labels = marksOf(chart);
  const changed = chart.points.flatMap((point, i) => (point.label === undefined ? [] : [i]));
  const named = spaced(changed, x);
  const names = named.map(i => cutText(chart.points[i]!.label!, LONGEST_NAME, SMALL));
  const namesHeight = Math.max(0, ...names.map(name => textWidth(name, SMALL))) * 0.65 + 26;
  const reach = Math.max(0, ...names.map((name, k) => textWidth(name, SMALL) * 0.77 - x(named[k]!)));
  return {
    width: reach + Math.max(right, left + textWidth(chart.along, SMALL)) + 16,
    height: bottom + namesHeight + 18,
    shapes: [
      tag(
        'g',
        { transform: `translate(${fixed(reach)} 0)` },
        drawText(chart.unit, 0, 8, theme.muted),
        ...drawGrid(chart, layout, theme),
        tag('path', {
          d: pathOf(chart, layout),
          fill: 'none',
          stroke: theme.accent,
          'stroke-width': 2,
          'stroke-linejoin': 'round',
        }),
        line(left, bottom, right, bottom, theme.ink),
        ...changed.map((i, mark) => drawDot(chart, i, layout, mark, labels[mark]!.label, theme)),
        ...figuresOf(chart, changed, layout).map(([i, text]) =>
          drawFigure(text, x(i), y(chart.points[i]!.value!) - ABOVE, theme.ink, theme.paper, 'middle'),
        ),
        ...named.map((i, k) => drawName(names[k]!, chart.points[i]!.label!, x(i), bottom, theme)),
        drawText(chart.along, left, bottom + namesHeight + 10, theme.muted),
      ),
    ],
  };
}

/** Where everything goes, in pixels. */
interface Layout {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly least: number;
  readonly most: number;
  /** The middle of a point. */
  readonly x: (point: number) => number;
  readonly y: (value: number) => number;
  /** From one point to the next. */
  readonly step: number;
}

function layOut({ points, most: end, levels }: StepChart, room: number): Layout {
  const values = points.flatMap(({ value }) => (value === null || !Number.isFinite(value) ? [] : [value]));
  const largest = levels ? levels.length - 1 : values.reduce((a, b) => Math.max(a, b), end ?? 0);
  const least = levels ? 0 : values.reduce((a, b) => Math.min(a, b), 0);
  const most = largest > least ? largest : least + 1;
  const names = levels ?? [most, least].map(tickText);
  const left = Math.max(...names.map(name => textWidth(name, SMALL))) + 14;
  const width = Math.min(USUAL, Math.max(NARROWEST, room - left - 40));
  const step = width / points.length;
  const [top, bottom] = [26, 26 + HEIGHT];
  return {
    left,
    right: left + width,
    bottom,
    least,
    most,
    step,
    x: i => left + (i + 0.5) * step,
    y: value => bottom - ((Math.max(least, Math.min(most, value)) - least) / (most - least)) * (bottom - top),
  };
}

function drawGrid(
  { levels }: StepChart,
  { left, right, least, most, y }: Layout,
  theme: ChartTheme,
): string[] {
  const ticks = levels
    ? levels.map((name, i) => [i, name] as const)
    : ticksBetween(least, most).map(tick => [tick, tickText(tick)] as const);
  return ticks.flatMap(([tick, name]) => [
    line(left, y(tick), right, y(tick), theme.hairline),
    drawText(name, left - 8, y(tick) + 4, theme.muted, { 'text-anchor': 'end' }),
  ]);
}

/** Of shares and coefficients in tenths, of counts in whole numbers. */
function ticksBetween(least: number, most: number): number[] {
  if (most > 1.5) return ticksUpTo(most, 6);
  const tenths = ticksUpTo((most - Math.min(least, 0)) * 10, 6).map(tick => tick / 10);
  const below = least < 0 ? Math.ceil(least * 10) / 10 : 0;
  return tenths.map(tick => Math.round((tick + below) * 10) / 10).filter(tick => tick <= most);
}

/** A line to the right until the figure changes, then up or down; it ends where there is no figure. */
function pathOf({ points }: StepChart, { x, y, step }: Layout): string {
  let path = '';
  points.forEach(({ value }, i) => {
    if (value === null) return;
    const before = points[i - 1]?.value ?? null;
    const from = fixed(x(i) - (before === null ? 0 : step));
    if (before === null) path += `M${from} ${fixed(y(value))}`;
    else if (before !== value) path += `H${fixed(x(i))}V${fixed(y(value))}`;
    const isLast = i === points.length - 1 || points[i + 1]!.value === null;
    if (isLast) path += `H${fixed(x(i) + step / 2)}`;
  });
  return path;
}

function drawDot(
  { points }: StepChart,
  i: number,
  { x, y, bottom }: Layout,
  mark: number,
  label: string,
  theme: ChartTheme,
): string {
  const { value } = points[i]!;
  const at = value === null ? bottom : y(value);
  return drawMark(
    mark,
    label,
    tag('circle', { cx: fixed(x(i)), cy: fixed(at), r: 10, fill: 'none', 'pointer-events': 'all' }),
    tag('circle', {
      cx: fixed(x(i)),
      cy: fixed(at),
      r: 4,
      fill: value === null ? theme.paper : theme.accent,
      stroke: theme.outline ?? theme.accent,
      'stroke-width': 1.5,
    }),
  );
}

/** The figures that have room beside those before them. */
function figuresOf(
  { points, levels }: StepChart,
  changed: readonly number[],
  { x }: Layout,
): [number, string][] {
  let end = -Infinity;
  return changed.flatMap((i): [number, string][] => {
    const { value } = points[i]!;
    if (value === null || levels) return [];
    const text = tickText(Math.round(value * 1000) / 1000);
    const half = textWidth(text, SMALL) / 2 + 2;
    if (x(i) - half < end) return [];
    end = x(i) + half;
    return [[i, text]];
  });
}

/** Of points those whose names have room. */
function spaced(points: readonly number[], x: (point: number) => number): number[] {
  let last = -Infinity;
  return points.filter(i => {
    if (x(i) - last < NAME) return false;
    last = x(i);
    return true;
  });
}

function drawName(name: string, full: string, x: number, bottom: number, theme: ChartTheme): string {
  return tag(
    'text',
    {
      fill: theme.ink,
      'font-size': SMALL,
      transform: `translate(${fixed(x + 4)} ${fixed(bottom + 14)}) rotate(-40)`,
      'text-anchor': 'end',
    },
    tag('title', {}, escapeText(full)),
    escapeText(name),
  );
}

function tickText(value: number): string {
  return plain(value).replace(/^-/, '−');
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
