import { plain } from '../../base/figures';
import type { CurveChart } from './chart';
import { drawable, largest, figure, marksOf } from './marks';
import { type Body, SMALL, drawFigure, drawMark, drawText, emptyBody, line, ticksUpTo } from './frame';
import { escapeText, tag } from './svg';
import { cutStart, textWidth } from './textWidth';
import type { ChartTheme } from './theme';

const HEIGHT = 240;
/** Width of a step, in pixels. */
const [NARROWEST, WIDEST] = [4, 96];
/** Of all steps together, in pixels: few have room for their figures, many get as much as their names need. */
const [FEW_STEPS, MANY_STEPS] = [620, 1080];
/** From one slanted name to the next, in pixels. */
const NAME = 18;
/** From a figure to the next above or below it, in pixels. */
const FIGURE = 15;
const LONGEST_NAME = 150;

export function drawCurve(chart: CurveChart, theme: ChartTheme, room: number): Body {
  if (chart.points.length === 0) return emptyBody(theme);
  const layout = layOut(chart, room);
  const { left, right, bottom, names } = layout;
  const dividers = chart.marks.map((mark, i) => drawDivider(layout, mark, i, theme));
  const namesHeight = layout.isFlat ? 22 : layout.longestName * 0.65 + 26;
  // slanted names may reach out to the left of the first step
  const reach = layout.isFlat
    ? 0
    : largest(names.map((name, i) => textWidth(name, SMALL) * 0.77 - layout.x(i)));
  return {
    width: reach + Math.max(right, largest(dividers.map(({ end }) => end)), legendWidth(chart)) + 8,
    height: bottom + namesHeight + 18,
    shapes: [
      tag(
        'g',
        { transform: `translate(${fixed(reach)} 0)` },
        ...legend(chart, theme),
        ...drawGrid(layout, theme),
        tag('path', { d: pathOf(chart, layout), fill: 'none', stroke: theme.accent, 'stroke-width': 2 }),
        ...drawSteps(chart, layout, theme),
        line(left, bottom, right, bottom, theme.ink),
        ...dividers.map(({ divider }) => divider),
        ...dividers.map(({ name }) => name),
        drawText(chart.steps, left, bottom + namesHeight + 10, theme.muted),
      ),
    ],
  };
}

/** Where everything goes, in pixels. */
interface Layout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of a step. */
  readonly step: number;
  /** The largest figure. */
  readonly most: number;
  /** The middle of a step. */
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  /** Of each step, as far as there is room for them. */
  readonly names: readonly string[];
  readonly longestName: number;
  /** Whether names fit below their steps without slanting. */
  readonly isFlat: boolean;
  /** Where steps are narrow, only one in so many is named. */
  readonly named: number;
  /** Whether figures fit above their steps. */
  readonly hasFigures: boolean;
}

function layOut({ points, marks }: CurveChart, room: number): Layout {
  const most = largest(points.flatMap(({ added, total }) => [added, total])) || 1;
  const left = textWidth(figure(most), SMALL) + 14;
  const top = 42 + marks.length * 15;
  const bottom = top + HEIGHT;
  const names = points.map(({ label }) => cutStart(label, LONGEST_NAME, SMALL));
  const longestName = largest(names.map(name => textWidth(name, SMALL)));
  // slanted names may reach out on the left
  const step = stepWidth(points.length, room - Math.max(left, longestName * 0.77) - 8);
  return {
    left,
    right: left + points.length * step,
    top,
    bottom,
    step,
    most,
    x: i => left + (i + 0.5) * step,
    y: value => bottom - (drawable(value) / most) * HEIGHT,
    names,
    longestName,
    isFlat: longestName <= step - 6,
    named: Math.ceil(NAME / step),
    hasFigures: points.every(({ total }) => textWidth(figure(total), SMALL) <= step - 2),
  };
}

function drawGrid({ left, right, most, y }: Layout, theme: ChartTheme): string[] {
  return ticksUpTo(most, 6).flatMap(tick => [
    line(left, y(tick), right, y(tick), theme.hairline),
    drawText(plain(tick), left - 8, y(tick) + 4, theme.muted, { 'text-anchor': 'end' }),
  ]);
}

function pathOf({ points }: CurveChart, { x, y }: Layout): string {
  return points.map(({ total }, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(i))} ${fixed(y(total))}`).join('');
}

/** A bar for what is new in each step and a dot for the total, with their figures and the step's name. */
function drawSteps(chart: CurveChart, layout: Layout, theme: ChartTheme): string[] {
  const { top, bottom, step, x, y } = layout;
  const labels = marksOf(chart);
  return chart.points.map((point, i) =>
    drawMark(
      i,
      labels[i]!.label,
      tag('rect', {
        x: x(i) - step / 2,
        y: top,
        width: step,
        height: HEIGHT,
        fill: 'none',
        'pointer-events': 'all',
      }),
      tag('rect', {
        x: x(i) - step * 0.28,
        y: y(point.added),
        width: step * 0.56,
        height: bottom - y(point.added),
        fill: theme.accent,
        'fill-opacity': 0.35,
        stroke: theme.outline ?? theme.accent,
        'stroke-width': 0.75,
      }),
      tag('circle', { cx: x(i), cy: y(point.total), r: Math.min(4, step / 3), fill: theme.accent }),
      ...(layout.hasFigures ? drawFigures(layout, point, i, theme) : []),
      ...(i % layout.named === 0 ? [drawName(layout, point.label, i, theme)] : []),
    ),
  );
}

function drawFigures(
  { x, y }: Layout,
  { added, total }: { readonly added: number; readonly total: number },
  i: number,
  theme: ChartTheme,
): string[] {
  const hasRoom = added > 0 && y(added) - y(total) >= FIGURE;
  return [
    drawFigure(figure(total), x(i), y(total) - 9, theme.ink, theme.paper, 'middle'),
    ...(hasRoom ? [drawFigure(figure(added), x(i), y(added) - 5, theme.muted, theme.paper, 'middle')] : []),
  ];
}

function drawName({ x, bottom, isFlat, names }: Layout, label: string, i: number, theme: ChartTheme): string {
  const where = isFlat
    ? { x: x(i), y: bottom + 16, 'text-anchor': 'middle' }
    : {
        transform: `translate(${fixed(x(i) + 4)} ${fixed(bottom + 14)}) rotate(-40)`,
        'text-anchor': 'end',
      };
  const full = tag('title', {}, escapeText(label));
  return tag('text', { fill: theme.ink, 'font-size': SMALL, ...where }, full, escapeText(names[i]!));
}

/** A line after a step, with what it means. */
function drawDivider(
  { left, right, bottom, step }: Layout,
  { after, text }: CurveChart['marks'][number],
  i: number,
  theme: ChartTheme,
) {
  const at = left + (after + 1) * step;
  const room = textWidth(text, SMALL) + 6;
  // to the left of its line only where there is no room on the right
  const isLeft = at + room > right && at - room >= 0;
  const where = isLeft ? ([at - 6, 'end'] as const) : ([at + 6, 'start'] as const);
  return {
    divider: line(at, 18 + i * 15, at, bottom, theme.ink, '4 3'),
    name: drawFigure(text, where[0], 27 + i * 15, theme.ink, theme.paper, where[1]),
    end: isLeft ? at : at + room,
  };
}

/** Of one step, in pixels. */
function stepWidth(steps: number, room: number): number {
  const all = Math.min(Math.max(steps * NAME, FEW_STEPS), MANY_STEPS, room);
  return Math.max(NARROWEST, Math.min(WIDEST, all / steps));
}

function legendWidth({ addedName, totalName, steps }: CurveChart): number {
  const names = textWidth(addedName, SMALL) + textWidth(totalName, SMALL) + 56;
  return Math.max(names, textWidth(steps, SMALL) + 40);
}

function legend({ addedName, totalName }: CurveChart, theme: ChartTheme): string[] {
  const second = 34 + textWidth(addedName, SMALL);
  return [
    tag('rect', {
      x: 0,
      y: 2,
      width: 16,
      height: 10,
      fill: theme.accent,
      'fill-opacity': 0.35,
      stroke: theme.outline ?? theme.accent,
    }),
    drawText(addedName, 22, 11, theme.ink),
    line(second, 7, second + 16, 7, theme.accent),
    tag('circle', { cx: second + 8, cy: 7, r: 4, fill: theme.accent }),
    drawText(totalName, second + 22, 11, theme.ink),
  ];
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
