import type { CurveChart } from './chart';
import { type Body, SMALL, drawFigure, drawMark, drawText, emptyBody, line } from './frame';
import { marksOf } from './marks';
import { escapeText, tag } from './svg';
import { cutStart, textWidth } from './textWidth';
import type { ChartTheme } from './theme';
import { ticksUpTo } from './ticks';

const HEIGHT = 240;
/** Width of a step, in pixels. */
const [NARROWEST, WIDEST] = [18, 96];
const ALL_STEPS = 620;
const LONGEST_NAME = 150;

export function drawCurve(chart: CurveChart, theme: ChartTheme): Body {
  const { points, marks: notes } = chart;
  if (points.length === 0) return emptyBody(theme);
  const step = Math.max(NARROWEST, Math.min(WIDEST, ALL_STEPS / points.length));
  const most = Math.max(...points.map(({ total }) => total), 1);
  const left = textWidth(String(most), SMALL) + 14;
  const top = 42 + notes.length * 15;
  const bottom = top + HEIGHT;
  const [x, y] = [
    (i: number) => left + (i + 0.5) * step,
    (value: number) => bottom - (value / most) * HEIGHT,
  ];
  const right = left + points.length * step;
  const labels = marksOf(chart);

  const grid = ticksUpTo(most, 6).flatMap(tick => [
    line(left, y(tick), right, y(tick), theme.hairline),
    drawText(String(tick), left - 8, y(tick) + 4, theme.muted, { 'text-anchor': 'end' }),
  ]);
  const path = points
    .map(({ total }, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(i))} ${fixed(y(total))}`)
    .join('');
  const names = points.map(({ label }) => cutStart(label, LONGEST_NAME, SMALL));
  const longest = Math.max(...names.map(name => textWidth(name, SMALL)));
  const isFlat = longest <= step - 6;
  const marks = points.map(({ label, added, total }, i) =>
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
        y: y(added),
        width: step * 0.56,
        height: bottom - y(added),
        fill: theme.accent,
        'fill-opacity': 0.35,
        stroke: theme.outline ?? theme.accent,
        'stroke-width': 0.75,
      }),
      tag('circle', { cx: x(i), cy: y(total), r: 4, fill: theme.accent }),
      ...(step > 30
        ? [
            drawFigure(String(total), x(i), y(total) - 9, theme.ink, theme.paper, 'middle'),
            ...(added > 0 && added < total
              ? [drawFigure(String(added), x(i), y(added) - 5, theme.muted, theme.paper, 'middle')]
              : []),
          ]
        : []),
      tag(
        'text',
        {
          fill: theme.ink,
          'font-size': SMALL,
          ...(isFlat
            ? { x: x(i), y: bottom + 16, 'text-anchor': 'middle' }
            : {
                transform: `translate(${fixed(x(i) + 4)} ${fixed(bottom + 14)}) rotate(-40)`,
                'text-anchor': 'end',
              }),
        },
        tag('title', {}, escapeText(label)),
        escapeText(names[i]!),
      ),
    ),
  );
  const dividers = notes.flatMap(({ after, text }, i) => {
    const at = left + (after + 1) * step;
    const isLate = at + textWidth(text, SMALL) + 8 > right;
    return [
      line(at, 18 + i * 15, at, bottom, theme.ink, '4 3'),
      drawText(text, isLate ? at - 6 : at + 6, 27 + i * 15, theme.ink, {
        'text-anchor': isLate ? 'end' : 'start',
      }),
    ];
  });
  const namesHeight = isFlat ? 22 : longest * 0.65 + 26;
  // slanted names may reach out to the left of the first step
  const reach = isFlat ? 0 : Math.max(0, ...names.map((name, i) => textWidth(name, SMALL) * 0.77 - x(i)));
  const noteWidth = Math.max(0, ...notes.map(({ text }) => textWidth(text, SMALL)));
  return {
    width: reach + Math.max(right, noteWidth + left, legendWidth(chart)) + 8,
    height: bottom + namesHeight + 18,
    shapes: [
      tag(
        'g',
        { transform: `translate(${fixed(reach)} 0)` },
        ...legend(chart, theme),
        ...grid,
        tag('path', { d: path, fill: 'none', stroke: theme.accent, 'stroke-width': 2 }),
        ...marks,
        line(left, bottom, right, bottom, theme.ink),
        ...dividers,
        drawText(chart.steps, left, bottom + namesHeight + 10, theme.muted),
      ),
    ],
  };
}

function legendWidth({ unit, steps }: CurveChart): number {
  const names = textWidth(`new ${unit}`, SMALL) + textWidth(`all ${unit} so far`, SMALL) + 56;
  return Math.max(names, textWidth(steps, SMALL) + 40);
}

function legend({ unit }: CurveChart, theme: ChartTheme): string[] {
  const second = 34 + textWidth(`new ${unit}`, SMALL);
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
    drawText(`new ${unit}`, 22, 11, theme.ink),
    line(second, 7, second + 16, 7, theme.accent),
    tag('circle', { cx: second + 8, cy: 7, r: 4, fill: theme.accent }),
    drawText(`all ${unit} so far`, second + 22, 11, theme.ink),
  ];
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
