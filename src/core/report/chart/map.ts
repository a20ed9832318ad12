import type { MapChart } from './chart';
import { type Body, LINE, SMALL, TEXT, drawMark, drawText, emptyBody } from './frame';
import { type Corner, type Size, layOutMap } from './mapLayout';
import { drawable, figure, largest, marksOf } from './marks';
import { escapeText, tag } from './svg';
import { textWidth, wrapText } from './textWidth';
import type { ChartTheme } from './theme';

/** Of the whole, in pixels: usual width of few and of many boxes. */
const [NARROW, WIDE] = [560, 1100];
/** Lines of a name in its box: longer names are cut. */
const MAX_LINES = 6;
/** Within which a name is wrapped, in pixels; what makes the smallest box for all names is taken. */
const NAME_WIDTHS = [84, 100, 120, 140, 160];
/** From the edge of a box to its name, in pixels. */
const [PAD_X, PAD_Y] = [9, 7];
/** The area of the largest box, in times that of one with nothing. */
const LARGEST = 2.4;
/** Of links, in pixels. */
const [THINNEST, THICKEST] = [1, 11];

interface Box extends Size {
  readonly lines: readonly string[];
}

/** Boxes whose areas grow with their figures, and lines between them whose widths do. */
export function drawMap(chart: MapChart, theme: ChartTheme, room: number): Body {
  const { boxes: all, links } = chart;
  if (all.length === 0) return emptyBody(theme);
  const boxes = boxesOf(chart, room);
  const most = largest(links.map(({ value }) => value)) || 1;
  const share = (value: number) => drawable(value) / most;
  const corners = layOutMap(
    boxes,
    links.map(({ from, to, value }) => ({ from, to, weight: 0.15 + 0.85 * Math.sqrt(share(value)) })),
    widthOf(boxes, room),
  );
  const marks = marksOf(chart);
  const middle = (i: number): Corner => ({
    x: corners[i]!.x + boxes[i]!.width / 2,
    y: corners[i]!.y + boxes[i]!.height / 2,
  });
  const drawnLinks = links.map(({ from, to, value }, i) => {
    const [a, b] = [middle(from), middle(to)];
    const stroke = { stroke: theme.accent, 'stroke-linecap': 'round' };
    const ends = { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
    const width = THINNEST + (THICKEST - THINNEST) * share(value);
    return drawMark(
      i,
      marks[i]!.label,
      tag('line', { ...ends, ...stroke, 'stroke-width': width, 'stroke-opacity': 0.35 + 0.4 * share(value) }),
    );
  });
  const drawnBoxes = all.map((_, i) =>
    drawMark(
      links.length + i,
      marks[links.length + i]!.label,
      ...drawBox(chart, i, boxes[i]!, corners[i]!, theme),
    ),
  );
  const width = Math.max(...boxes.map((box, i) => corners[i]!.x + box.width), textWidth(chart.unit, SMALL));
  const height = Math.max(...boxes.map((box, i) => corners[i]!.y + box.height));
  return {
    width: width + 2,
    height: height + 26,
    shapes: [...drawnLinks, ...drawnBoxes, drawText(chart.unit, 0, height + 20, theme.muted)],
  };
}

/** A box has room for every name, and more the more it stands for. */
function boxesOf({ boxes }: MapChart, room: number): readonly Box[] {
  const largestName = Math.min(NAME_WIDTHS.at(-1)!, room / Math.sqrt(LARGEST) - 2 * PAD_X);
  const widths = NAME_WIDTHS.filter(width => width <= largestName);
  const layouts = (widths.length > 0 ? widths : [largestName]).map(width => {
    const wrapped = boxes.map(({ label }) => wrapText(label.text, width, TEXT, MAX_LINES, label.strong));
    const texts = boxes.flatMap(({ label }, i) =>
      wrapped[i]!.map(line => textWidth(line, TEXT, label.strong)),
    );
    const figures = boxes.map(({ value }) => textWidth(figure(value), SMALL));
    const isCut = wrapped.some((lines, i) => lines.join(' ') !== boxes[i]!.label.text);
    const base: Size = {
      width: Math.max(...texts, ...figures, 24) + 2 * PAD_X,
      height: Math.max(...wrapped.map(lines => lines.length)) * LINE + LINE + 2 * PAD_Y,
    };
    return { wrapped, base, isCut };
  });
  const area = ({ base }: (typeof layouts)[number]) => base.width * base.height;
  const whole = layouts.filter(({ isCut }) => !isCut);
  const best = (whole.length > 0 ? whole : layouts.slice(-1)).reduce((a, b) => (area(b) < area(a) ? b : a));
  const most = largest(boxes.map(({ value }) => value)) || 1;
  return boxes.map(({ value }, i) => {
    // in both directions, so that areas grow with the figures
    const scale = Math.sqrt(1 + (LARGEST - 1) * (drawable(value) / most));
    return {
      lines: best.wrapped[i]!,
      width: Math.round(best.base.width * scale),
      height: Math.round(best.base.height * scale),
    };
  });
}

function widthOf(boxes: readonly Box[], room: number): number {
  const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  // about as wide as a page on its side, with as much between the boxes as there is in them
  const usual = Math.min(Math.max(Math.sqrt(area * 2 * 1.5), NARROW), WIDE);
  return Math.floor(Math.min(usual, room - 2));
}

function drawBox({ boxes }: MapChart, i: number, box: Box, { x, y }: Corner, theme: ChartTheme): string[] {
  const { label, value } = boxes[i]!;
  const { lines, width, height } = box;
  const color = label.color ? theme.shape(label.color) : theme.accent;
  const edge = (label.color ? theme.edge?.(label.color) : undefined) ?? theme.outline ?? color;
  const shape = { x, y, width, height, rx: 6 };
  const middle = x + width / 2;
  const top = y + (height - (lines.length + 1) * LINE) / 2 + LINE - 4;
  return [
    // what is below does not shine through
    tag('rect', { ...shape, fill: theme.paper }),
    tag('rect', {
      ...shape,
      fill: color,
      'fill-opacity': 0.18,
      stroke: edge,
      'stroke-width': label.strong ? 2 : 1,
    }),
    tag(
      'text',
      {
        fill: theme.ink,
        'font-size': TEXT,
        'font-weight': label.strong ? 600 : undefined,
        'text-anchor': 'middle',
      },
      ...lines.map((line, at) => tag('tspan', { x: middle, y: top + at * LINE }, escapeText(line))),
    ),
    drawText(figure(value), middle, top + lines.length * LINE, theme.ink, { 'text-anchor': 'middle' }),
  ];
}
