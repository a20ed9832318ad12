import type { HeatMap } from './chart';
import { drawable, largest, figure, marksOf } from './marks';
import {
  type Body,
  SMALL,
  drawLabel,
  drawMark,
  drawText,
  emptyBody,
  labelBlocks,
  labelsWidth,
} from './frame';
import { escapeText, tag } from './svg';
import { cutText, textWidth } from './textWidth';
import type { ChartTheme } from './theme';

const ROW = 22;
/** Widths of a column, in pixels: few columns have more room. */
const [NARROWEST, WIDEST] = [26, 74];
const ALL_COLUMNS = 620;
/** Of a column on a narrow page, where names stand upright above it. */
const UPRIGHT = 15;
/** Longest name above a column, in pixels along the text. */
const LONGEST_NAME = 240;
/** The darkest shade leaves the figure in it readable. */
const DARKEST = 0.5;

/** How many columns fit into so many pixels: all, or as many as leave room for their figures. */
export function columnsIn(chart: HeatMap, room: number): number {
  const { rows, columns, values } = chart;
  const left = labelsWidth(labelBlocks(rows, 2, ROW, room));
  if (left + columns.length * UPRIGHT + 4 <= room) return columns.length;
  const widest = largest(values.flatMap(row => row.map(value => textWidth(figure(value ?? 0), SMALL))));
  const width = Math.max(UPRIGHT, Math.min(NARROWEST, widest + 2));
  return Math.max(1, Math.floor((room - left - 4) / width));
}

export function drawHeatMap(chart: HeatMap, theme: ChartTheme, room: number): Body {
  const { rows, columns, values } = chart;
  if (rows.length === 0 || columns.length === 0) return emptyBody(theme);
  const blocks = labelBlocks(rows, 2, ROW, room);
  const left = labelsWidth(blocks);
  const figures = values.flatMap(row => row.map(value => textWidth(figure(value ?? 0), SMALL)));
  const usual = Math.max(
    NARROWEST,
    Math.min(WIDEST, ALL_COLUMNS / columns.length),
    Math.min(WIDEST, largest(figures) + 6),
  );
  const names = columns.map(({ text }) => cutText(text, LONGEST_NAME, SMALL));
  const longest = Math.max(...names.map(name => textWidth(name, SMALL)));
  const slanted = Math.max(
    ...names.map((name, c) => (c + 0.5) * usual + textWidth(name, SMALL) * Math.SQRT1_2),
  );
  const isUpright = left + Math.max(slanted, columns.length * usual) > room;
  const cellWidth = isUpright
    ? Math.max(UPRIGHT, Math.min(usual, (room - left - 4) / columns.length))
    : usual;
  const isFlat = names.every(
    (name, i) => name === columns[i]!.text && textWidth(name, SMALL) <= cellWidth - 6,
  );
  const top = isFlat ? 20 : longest * (isUpright ? 1 : Math.SQRT1_2) + 16;
  const most = largest(values.flat()) || 1;
  const marks = marksOf(chart);

  const shapes: string[] = names.map((name, c) => {
    const x = left + (c + 0.5) * cellWidth;
    const isCut = name !== columns[c]!.text;
    return tag(
      'text',
      {
        fill: theme.ink,
        'font-size': SMALL,
        ...(isFlat
          ? { x, y: top - 6, 'text-anchor': 'middle' }
          : {
              transform: `translate(${rounded(x) + (isUpright ? 4 : -2)} ${rounded(top) - 6}) rotate(${isUpright ? -90 : -45})`,
            }),
      },
      ...(isCut ? [tag('title', {}, escapeText(columns[c]!.text))] : []),
      escapeText(name),
    );
  });
  let number = 0;
  let y = top;
  blocks.forEach((block, r) => {
    y += block.above;
    shapes.push(drawLabel(block, y, theme));
    columns.forEach((_, c) => {
      const value = values[r]?.[c] ?? null;
      if (value === null) return;
      shapes.push(
        drawMark(number, marks[number]!.label, ...cell(value, left + c * cellWidth, y, block.height)),
      );
      number++;
    });
    y += block.height;
  });
  const overhang = isFlat || isUpright ? 0 : slanted;
  const width = left + Math.max(columns.length * cellWidth, overhang, textWidth(chart.unit, SMALL));
  return {
    width: width + 4,
    height: y + 26,
    shapes: [...shapes, drawText(chart.unit, left, y + 18, theme.muted)],
  };

  function cell(value: number, x: number, at: number, height: number): string[] {
    const text = figure(value);
    const fits = textWidth(text, SMALL) <= cellWidth - (isUpright ? 2 : 4);
    return [
      tag('rect', {
        x: x + 0.5,
        y: at + 0.5,
        width: cellWidth - 1,
        height: height - 1,
        fill: theme.accent,
        'fill-opacity': shade(drawable(value) / most),
        stroke: theme.outline ?? theme.hairline,
        'stroke-width': 0.75,
        'pointer-events': 'all',
      }),
      ...(fits && value > 0
        ? [drawText(text, x + cellWidth / 2, at + height / 2 + 4, theme.ink, { 'text-anchor': 'middle' })]
        : []),
    ];
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How dark a cell is: by the square root, so that small figures differ beside a large one. */
function shade(share: number): number {
  return share > 0 ? 0.06 + (DARKEST - 0.06) * Math.sqrt(share) : 0;
}
