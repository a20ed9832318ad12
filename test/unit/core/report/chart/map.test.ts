import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderChart } from '../../../../../src/core/report/chart/renderChart';
import { LIGHT } from '../../../../../src/core/report/chart/theme';
import { textWidth } from '../../../../../src/core/report/chart/textWidth';
import { type Shape, parseDrawing, shapesBelow } from './drawing';
import { randomMap } from './randomChart';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SAMPLES = fc.constantFrom(undefined, 380, 700, 1200);

describe('a map of boxes and links', () => {
  it('has no box over another, and each label within its box, with up to 60 boxes', () => {
    fc.assert(
      fc.property(randomMap(60), SAMPLES, (chart, width) => {
        const boxes = boxesOf(renderChart(chart, LIGHT, width));
        assert.equal(boxes.length, chart.boxes.length);
        for (const [i, { box, texts }] of boxes.entries()) {
          for (const { box: other } of boxes.slice(i + 1)) assert.ok(areApart(box, other));
          for (const { x, y, text, size, isStrong } of texts) {
            const half = textWidth(text, size, isStrong) / 2;
            assert.ok(x - half >= box.x - 0.1 && x + half <= box.x + box.width + 0.1, `“${text}” is cut`);
            assert.ok(y - size >= box.y - 0.1 && y + 3 <= box.y + box.height + 0.1, `“${text}” is cut`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same study, and larger for more', () => {
    fc.assert(
      fc.property(randomMap(40), chart => {
        const svg = renderChart(chart, LIGHT);
        assert.equal(renderChart(structuredClone(chart), LIGHT), svg);
        const areas = boxesOf(svg).map(({ box }, i) => ({
          area: box.width * box.height,
          value: Number.isFinite(chart.boxes[i]!.value) ? Math.max(chart.boxes[i]!.value, 0) : 0,
        }));
        const sorted = areas.toSorted((a, b) => a.value - b.value);
        for (const [i, { area }] of sorted.slice(1).entries()) assert.ok(area >= sorted[i]!.area);
      }),
      { numRuns: 40 },
    );
  });
});

/** Boxes as they are drawn: of two rectangles the second, with the texts that follow. */
function boxesOf(svg: string) {
  const marks = [...shapesBelow(parseDrawing(svg))].filter(
    ({ shape }) => 'data-mark' in shape.attributes && shape.children.some(({ name }) => name === 'rect'),
  );
  return marks.map(({ shape }) => {
    const rect = shape.children.find(({ name }) => name === 'rect')!;
    const number = (name: string) => Number(rect.attributes[name]);
    const box: Box = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
    return { box, texts: shape.children.filter(({ name }) => name === 'text').flatMap(textsOf) };
  });
}

function textsOf(text: Shape) {
  const size = Number(text.attributes['font-size']);
  const isStrong = text.attributes['font-weight'] === '600';
  const lines = text.children.length > 0 ? text.children : [text];
  return lines.map(({ attributes, text: words }) => ({
    ...{ x: Number(attributes['x']), y: Number(attributes['y']), text: words },
    ...{ size, isStrong },
  }));
}

function areApart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}
