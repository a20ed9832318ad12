import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  BarChart,
  Chart,
  HeatMap,
  IntervalChart,
  Label,
} from '../../../../../src/core/report/chart/chart';
import { chartSheet } from '../../../../../src/core/report/chart/chartSheet';
import { fitChart } from '../../../../../src/core/report/chart/fitChart';
import { marksOf } from '../../../../../src/core/report/chart/marks';
import { renderChart } from '../../../../../src/core/report/chart/renderChart';
import { textWidth } from '../../../../../src/core/report/chart/textWidth';
import { DARK, EDITOR, LIGHT } from '../../../../../src/core/report/chart/theme';
import { type Shape, parseDrawing, shapesBelow } from './drawing';
import { randomChart } from './randomChart';

const label = (text: string, level = 0): Label => ({ text, level, strong: level === 0 });
const marked = (root: Shape) =>
  [...shapesBelow(root)].map(({ shape }) => shape).filter(({ attributes }) => 'data-mark' in attributes);
const all = (root: Shape, name: string) =>
  [...shapesBelow(root)].map(({ shape }) => shape).filter(shape => shape.name === name);

/** Of the page, in pixels; undefined for as wide as the chart needs. */
const anyWidth = fc.constantFrom(undefined, 380, 560, 800);

describe('a chart', () => {
  it('is well-formed, has every mark once, in order, and says its figure, whatever it is made of', () => {
    fc.assert(
      fc.property(randomChart, fc.constantFrom(LIGHT, DARK, EDITOR), anyWidth, (chart, theme, width) => {
        const svg = renderChart(chart, theme, width);
        const root = parseDrawing(svg);
        const marks = marksOf(chart);
        const drawn = marked(root);
        assert.deepEqual(
          drawn.map(({ attributes }) => Number(attributes['data-mark'])),
          marks.map((_, i) => i),
        );
        for (const shape of drawn) assert.equal(shape.children[0]!.name, 'title');
        assert.equal(renderChart(chart, theme, width), svg);
        assert.doesNotMatch(svg, /NaN|Infinity|undefined|style=|<script|href|url\(/);
      }),
      { numRuns: 150 },
    );
  });

  it('stays within its frame', () => {
    fc.assert(
      fc.property(randomChart, anyWidth, (chart, room) => {
        const root = parseDrawing(renderChart(chart, LIGHT, room));
        const [width, height] = [Number(root.attributes['width']), Number(root.attributes['height'])];
        assert.equal(root.attributes['viewBox'], `0 0 ${width} ${height}`);
        for (const { shape, dx, dy } of shapesBelow(root)) {
          const number = (name: string) => Number(shape.attributes[name] ?? 0);
          const where = `${shape.name} ${JSON.stringify(shape.attributes)} in ${width} × ${height}`;
          if (shape.name === 'rect') {
            assert.ok(dx + number('x') >= -1 && dx + number('x') + number('width') <= width + 1, where);
            assert.ok(dy + number('y') >= -1 && dy + number('y') + number('height') <= height + 1, where);
          }
          const isPlain = shape.name === 'text' && !shape.attributes['transform'] && shape.attributes['x'];
          if (!isPlain) continue;
          const size = number('font-size');
          const text = textWidth(shape.text, size, shape.attributes['font-weight'] === '600');
          const anchor = shape.attributes['text-anchor'] ?? 'start';
          const left = dx + number('x') - { start: 0, middle: text / 2, end: text }[anchor]!;
          assert.ok(left >= -1 && left + text <= width + 1, `${where}: “${shape.text}” is ${text}`);
          assert.ok(dy + number('y') <= height, where);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fits into a narrow page, with letters as large as ever', () => {
    const name = 'Perceived pressure from the employment office during the first weeks';
    const rows = Array.from({ length: 20 }, (_, i) => label(`${name} ${i}`, i % 2));
    const steps = rows.map(({ text }, i) => ({ label: text, added: i, total: i * 3 }));
    const marks = [{ start: 10, end: 40, text: 'ten to forty' }];
    const wide: readonly Chart[] = [
      {
        ...{ kind: 'bars', title: name, unit: 'participants' },
        series: [{ name: '' }],
        bars: rows.map((one, i) => ({ label: one, values: [i], texts: [`${i} typical`] })),
      },
      {
        ...{ kind: 'intervals', title: name, unit: 'α', most: 1 },
        rows: rows.map(one => ({
          ...{ label: one, value: 0.7, low: 0.5, high: 0.9, text: '0.70 (0.50 to 0.90)', faint: false },
        })),
      },
      {
        ...{ kind: 'heatMap', title: name, unit: 'segments', rows, columns: rows },
        values: rows.map(() => rows.map((_, i) => i)),
      },
      {
        ...{ kind: 'curve', title: name, addedName: 'new codes', totalName: 'codes so far' },
        ...{ steps: 'transcripts in order', points: steps, marks: [] },
      },
      {
        ...{ kind: 'strips', title: name, unit: 'words', ticks: [{ at: 100, text: '100%' }] },
        strips: rows.map(one => ({ label: one, length: 100, marks })),
      },
      {
        ...{ kind: 'map', title: name, unit: 'segments', counted: { boxes: 'segments', links: 'pairs' } },
        ...{ boxes: rows.map((one, i) => ({ label: one, value: i })), links: [{ from: 0, to: 1, value: 3 }] },
      },
    ];
    const sizes = (root: Shape) =>
      [...new Set(all(root, 'text').map(one => one.attributes['font-size']))].sort();
    for (const chart of wide) {
      const [usual, narrow] = [renderChart(chart, LIGHT), renderChart(chart, LIGHT, 560)].map(parseDrawing);
      assert.ok(Number(usual!.attributes['width']) > 560, chart.kind);
      assert.ok(Number(narrow!.attributes['width']) <= 560, `${chart.kind}: ${narrow!.attributes['width']}`);
      assert.deepEqual(sizes(narrow!), sizes(usual!), chart.kind);
      assert.equal(renderChart(chart, LIGHT, 5000), renderChart(chart, LIGHT), 'no wider than it needs');
    }
  });

  it('has as many columns of a heat map as fit, those with the most, and says so', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(fc.nat(30)), { minLength: 60, maxLength: 60 }), {
          minLength: 60,
          maxLength: 60,
        }),
        fc.integer({ min: 420, max: 1200 }),
        fc.boolean(),
        (values, width, isSquare) => {
          const labels = values.map((_, i) => label(`code number ${i}`));
          const chart: HeatMap = {
            ...{ kind: 'heatMap', title: 'T', unit: 'pairs', rows: labels, columns: labels, values },
            ...(isSquare ? { isSquare: true } : {}),
          };
          const fitted = fitChart(chart, width) as HeatMap;
          assert.ok(Number(parseDrawing(renderChart(fitted, LIGHT, width)).attributes['width']) <= width);
          const kept = labels.filter(one => fitted.columns.includes(one));
          assert.deepEqual(fitted.columns, kept, 'in their order');
          assert.deepEqual(fitted.rows, isSquare ? kept : labels);
          const inAll = (one: Label) => {
            const at = labels.indexOf(one);
            let sum = 0;
            for (let i = 0; i < 60; i++)
              sum += (values[i]![at] ?? 0) + (isSquare ? (values[at]![i] ?? 0) : 0);
            return sum;
          };
          const least = Math.min(...kept.map(inAll));
          assert.ok(labels.every(one => kept.includes(one) || inAll(one) <= least));
          for (const [r, row] of fitted.rows.entries())
            for (const [c, column] of fitted.columns.entries())
              assert.equal(fitted.values[r]![c], values[labels.indexOf(row)]![labels.indexOf(column)]);
          if (kept.length === 60) assert.equal(fitted, chart);
          else assert.match(fitted.caption!, new RegExp(`^The ${kept.length} of 60 `));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has no texts on one another', () => {
    fc.assert(
      fc.property(randomChart, anyWidth, (chart, width) => {
        const boxes = textBoxes(parseDrawing(renderChart(chart, LIGHT, width)));
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) {
            const areApart =
              a.right <= b.left + 1 ||
              b.right <= a.left + 1 ||
              a.bottom <= b.top + 1 ||
              b.bottom <= a.top + 1;
            assert.ok(areApart, `“${a.text}” and “${b.text}”`);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('has the figure in every cell of a heat map, however large', () => {
    const columns = Array.from({ length: 60 }, (_, i) => label(`code ${i}`));
    const chart: HeatMap = {
      kind: 'heatMap',
      title: 'T',
      unit: 'words',
      rows: columns,
      columns,
      values: columns.map((_, r) => columns.map((_, c) => 1 + r * c * 11)),
    };
    for (const cell of marked(parseDrawing(renderChart(chart, LIGHT))))
      assert.equal(all(cell, 'text').length, 1);
  });

  it('names only so many of a thousand steps as there is room for', () => {
    const chart: Chart = {
      kind: 'curve',
      title: 'T',
      addedName: 'new codes',
      totalName: 'all codes so far',
      steps: 'transcripts',
      points: Array.from({ length: 1000 }, (_, i) => ({ label: `${i}.txt`, added: 1, total: i + 1 })),
      marks: [],
    };
    const root = parseDrawing(renderChart(chart, LIGHT));
    assert.ok(Number(root.attributes['width']) < 5000);
    const names = all(root, 'text').filter(({ attributes }) => attributes['transform']);
    const places = names.map(({ attributes }) => Number(/\((\S+)/.exec(attributes['transform']!)![1]));
    assert.equal(marked(root).length, 1000);
    for (const [i, place] of places.entries()) if (i > 0) assert.ok(place - places[i - 1]! >= 18);
  });

  it('has bars as long as the figures, and a full one for all', () => {
    const values = [5, 0, 3, 1];
    const chart: BarChart = {
      kind: 'bars',
      title: 'T',
      unit: 'participants',
      full: 6,
      series: [{ name: '' }],
      bars: values.map((value, i) => ({ label: label(`c${i}`, 1), values: [value], texts: [`${value}`] })),
    };
    const rows = marked(parseDrawing(renderChart(chart, LIGHT))).map(mark =>
      all(mark, 'rect').map(({ attributes }) => Number(attributes['width'])),
    );
    const [full] = rows[0]!;
    assert.deepEqual(
      rows.map(([, width]) => Math.round((width! / full!) * 6 * 100) / 100),
      values,
    );
  });

  it('has darker cells for larger figures, none for 0, and the figure in each', () => {
    const chart: HeatMap = {
      kind: 'heatMap',
      title: 'T',
      unit: 'segments',
      rows: [label('a'), label('b')],
      columns: [label('x'), label('y'), label('z')],
      values: [
        [0, 1, 4],
        [16, null, 9],
      ],
    };
    const cells = marked(parseDrawing(renderChart(chart, LIGHT)));
    const opacity = cells.map(cell => Number(all(cell, 'rect')[0]!.attributes['fill-opacity']));
    assert.deepEqual(
      cells.map(cell => all(cell, 'text')[0]?.text ?? ''),
      ['', '1', '4', '16', '9'],
    );
    assert.equal(opacity[0], 0);
    assert.deepEqual(
      opacity.toSorted((a, b) => a - b),
      [opacity[0], opacity[1], opacity[2], opacity[4], opacity[3]],
    );
    assert.deepEqual(
      marksOf(chart).map(mark => mark.label),
      [
        'a, x: 0 (segments)',
        'a, y: 1 (segments)',
        'a, z: 4 (segments)',
        'b, x: 16 (segments)',
        'b, z: 9 (segments)',
      ],
    );
    assert.equal(marksOf(chart)[0]!.underlying, undefined);
  });

  it('wraps long names of codes instead of cutting them', () => {
    const name = 'Ability to follow individual’s preferences while still providing structure';
    const chart: BarChart = {
      kind: 'bars',
      title: 'T',
      unit: 'participants',
      series: [{ name: '' }],
      bars: [{ label: label(name, 1), values: [3], texts: ['3'] }],
    };
    const lines = all(parseDrawing(renderChart(chart, LIGHT)), 'tspan').map(({ text }) => text);
    assert.equal(lines.length, 2);
    assert.equal(lines.join(' '), name);
  });

  it('says so when there is nothing to draw', () => {
    const empty: Chart = {
      kind: 'curve',
      title: 'T',
      addedName: 'new codes',
      totalName: 'all codes so far',
      steps: 'transcripts',
      points: [],
      marks: [],
    };
    const texts = all(parseDrawing(renderChart(empty, LIGHT)), 'text').map(({ text }) => text);
    assert.ok(texts.includes('Nothing is coded here yet.'));
  });

  it('stands below the others on a sheet', () => {
    const chart = (title: string): Chart => ({
      kind: 'bars',
      title,
      unit: 'participants',
      series: [{ name: '' }],
      bars: [{ label: label('a'), values: [1], texts: ['1'] }],
    });
    const sheet = parseDrawing(chartSheet([chart('One'), chart('Two'), chart('Three')]));
    const drawings = sheet.children.filter(({ name }) => name === 'svg');
    assert.equal(drawings.length, 3);
    const [first, second] = drawings.map(({ attributes }) => ({
      y: Number(attributes['y']),
      height: Number(attributes['height']),
    }));
    assert.ok(second!.y >= first!.y + first!.height);
    const last = drawings[2]!.attributes;
    assert.equal(Number(sheet.attributes['height']), Number(last['y']) + Number(last['height']));
  });
});

/** Where texts that are not turned lie, by their estimated width. */
function textBoxes(root: Shape) {
  return [...shapesBelow(root)].flatMap(({ shape, dx, dy }) => {
    if (shape.name !== 'text' || shape.attributes['transform']?.includes('rotate')) return [];
    const { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor = 'start' } = shape.attributes;
    const spans = shape.children.filter(({ name }) => name === 'tspan');
    return (spans.length > 0 ? spans : [shape]).flatMap(({ text, attributes: { x, y } }) => {
      if (text.trim() === '') return [];
      const width = textWidth(text, Number(size), weight === '600');
      const left = dx + Number(x) - { start: 0, middle: width / 2, end: width }[anchor]!;
      const base = dy + Number(y);
      return [
        {
          text,
          left,
          right: left + width,
          top: base - Number(size) * 0.8,
          bottom: base + Number(size) * 0.2,
        },
      ];
    });
  });
}

describe('a chart of intervals', () => {
  it('puts dots and whiskers where the figures are, from 0 or below to the end of the axis', () => {
    const row = { low: null, high: null, text: '', faint: false };
    const chart: IntervalChart = {
      kind: 'intervals',
      title: 'α',
      unit: 'α',
      most: 1,
      rows: [
        { ...row, label: label('a'), value: 0.5, low: 0.25, high: 1, text: '0.50 (0.25 to 1.00)' },
        { ...row, label: label('b'), value: -0.3, faint: true },
        { ...row, label: label('c'), value: null, text: 'no variation' },
      ],
    };
    const root = parseDrawing(renderChart(chart, LIGHT));
    const dots = all(root, 'circle').map(({ attributes }) => Number(attributes['cx']));
    const whisker = all(root, 'line').find(
      ({ attributes }) => attributes['stroke-width'] === '2' && attributes['x1'] !== attributes['x2'],
    )!;
    assert.equal(dots.length, 2);
    const perUnit = (dots[0]! - dots[1]!) / 0.8;
    // the axis begins at -0.4, two steps of 0.2 below 0, and is 300 pixels long
    assert.ok(Math.abs(perUnit - 300 / 1.4) < 0.1, String(perUnit));
    assert.ok(Math.abs(Number(whisker.attributes['x2']) - dots[0]! - perUnit / 2) < 0.1);
    assert.ok(Math.abs(dots[0]! - Number(whisker.attributes['x1']) - perUnit / 4) < 0.1);
    assert.equal(all(root, 'circle')[1]!.attributes['fill'], LIGHT.paper);
    assert.deepEqual(
      marksOf(chart).map(({ label: said }) => said),
      ['a: α 0.50 (0.25 to 1.00)', 'b: α ', 'c: α no variation'],
    );
  });
});
