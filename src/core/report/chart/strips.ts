import type { StripChart } from './chart';
import { drawable, largest, marksOf } from './marks';
import {
  type Body,
  SMALL,
  drawLabel,
  drawMark,
  drawText,
  emptyBody,
  labelBlocks,
  labelsWidth,
  lengthIn,
  line,
} from './frame';
import { tag } from './svg';
import { cutText, textWidth } from './textWidth';
import type { ChartTheme } from './theme';

const [LENGTH, LEAST_LENGTH] = [560, 200];
const ROW = 20;
const THICK = 11;
/** Even a single word can be seen. */
const SHORTEST = 2;
/** From the end of a strip to what is printed beside it. */
const BESIDE = 8;
/** That is cut at so many pixels. */
const MAX_TEXT = 160;

export function drawStrips(chart: StripChart, theme: ChartTheme, room: number): Body {
  const { strips } = chart;
  if (strips.length === 0) return emptyBody(theme);
  const blocks = labelBlocks(
    strips.map(({ label }) => label),
    2,
    ROW,
    room,
  );
  const left = labelsWidth(blocks);
  const longest = largest(strips.map(({ length }) => length)) || 1;
  const ticks = chart.ticks.filter(({ at }) => at <= longest);
  const last = ticks.at(-1);
  const texts = strips.map(({ text = '' }) => cutText(text, MAX_TEXT, SMALL));
  const textRoom = largest(texts.map(text => (text ? textWidth(text, SMALL) + BESIDE : 0)));
  const overhang = Math.max(last ? textWidth(last.text, SMALL) / 2 : 0, textRoom);
  const full = lengthIn(room - left - overhang - 4, LENGTH, LEAST_LENGTH);
  const scale = full / longest;
  const labels = marksOf(chart);

  const shapes: string[] = [];
  let number = 0;
  let y = 0;
  strips.forEach(({ label, length, marks }, i) => {
    const block = blocks[i]!;
    y += block.above;
    const middle = y + block.height / 2;
    shapes.push(
      drawLabel(block, y, theme),
      line(left, middle, left + drawable(length) * scale, middle, theme.hairline),
    );
    if (texts[i]) shapes.push(drawText(texts[i], left + full + BESIDE, middle + 4, theme.ink));
    const edge = (label.color ? theme.edge?.(label.color) : undefined) ?? theme.outline;
    for (const { start, end } of marks) {
      const width = Math.min(Math.max(drawable(end - start) * scale, SHORTEST), full);
      shapes.push(
        drawMark(
          number,
          labels[number]!.label,
          tag('rect', {
            x: Math.min(left + drawable(start) * scale, left + full - width),
            y: middle - THICK / 2,
            width,
            height: THICK,
            fill: label.color ? theme.shape(label.color) : theme.accent,
            stroke: edge,
            'stroke-width': edge === undefined ? undefined : 0.5,
          }),
        ),
      );
      number++;
    }
    y += block.height;
  });

  const grid: string[] = [];
  let free = -Infinity;
  for (const { at, text } of ticks) {
    const x = left + at * scale;
    grid.push(line(x, 0, x, y + 4, theme.hairline, '1 3'));
    const half = textWidth(text, SMALL) / 2;
    // names that would run into each other are left out
    if (x - half < free + 6) continue;
    grid.push(drawText(text, x, y + 17, theme.muted, { 'text-anchor': 'middle' }));
    free = x + half;
  }
  return { width: left + full + overhang + 4, height: y + 24, shapes: [...grid, ...shapes] };
}
