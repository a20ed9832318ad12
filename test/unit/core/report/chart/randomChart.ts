import fc from 'fast-check';
import type {
  BarChart,
  Chart,
  CurveChart,
  HeatMap,
  IntervalChart,
  Label,
  MapChart,
  StepChart,
  StripChart,
} from '../../../../../src/core/report/chart/chart';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'Useful tool',
    '<b>&"\'</b>',
    '',
    'Ability to follow individual’s preferences while still providing structure, always, everywhere and for everyone',
    '信頼関係を築くための長い名前のコード',
    'שלום וברכה',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3),
    '\u0000\u0007\ud800',
  ),
);
/** Our own words: they are short. */
const unit = fc.constantFrom('participants', '% of participants with the value');
const count = fc.nat(1000);
/** What an analysis should never hand over must not break the picture. */
const figure = fc.oneof({ weight: 12, arbitrary: count }, fc.constantFrom(NaN, Infinity, -1, 0.25));
const underlying = fc.option(fc.record({ code: fc.constantFrom('a', 'b') }), { nil: undefined });
const label: fc.Arbitrary<Label> = fc.record({
  text,
  level: fc.nat(8),
  strong: fc.boolean(),
  color: fc.option(fc.constantFrom('#4e79a7', '#ffffff', '#000000'), { nil: undefined }),
  underlying,
});
const titled = { title: text, caption: text };

const bars: fc.Arbitrary<BarChart> = fc.integer({ min: 1, max: 6 }).chain(series =>
  fc.record({
    ...titled,
    kind: fc.constant('bars' as const),
    unit,
    full: fc.option(count, { nil: undefined }),
    series: fc.array(fc.record({ name: text, underlying }), { minLength: series, maxLength: series }),
    bars: fc.array(
      fc.record({
        label,
        values: fc.array(figure, { minLength: series, maxLength: series }),
        texts: fc.array(text, { minLength: series, maxLength: series }),
      }),
      { maxLength: 12 },
    ),
  }),
);

const heatMap: fc.Arbitrary<HeatMap> = fc.tuple(fc.nat(8), fc.nat(8)).chain(([rows, columns]) =>
  fc.record({
    ...titled,
    kind: fc.constant('heatMap' as const),
    unit,
    rows: fc.array(label, { minLength: rows, maxLength: rows }),
    columns: fc.array(label, { minLength: columns, maxLength: columns }),
    values: fc.array(fc.array(fc.option(figure), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  }),
);

const curve: fc.Arbitrary<CurveChart> = fc.record({
  ...titled,
  kind: fc.constant('curve' as const),
  addedName: unit,
  totalName: unit,
  steps: unit,
  points: fc
    .array(fc.record({ label: text, added: figure, total: count, underlying }), { maxLength: 90 })
    .map(points => {
      let total = 0;
      return points.map(point => ({ ...point, total: (total += point.added) }));
    }),
  marks: fc.array(
    fc.record({
      after: fc.nat(5),
      text: fc.constantFrom('saturation at 5%', 'a longer note: base 4, run 2'),
    }),
    {
      maxLength: 2,
    },
  ),
});

const steps: fc.Arbitrary<StepChart> = fc.record(
  {
    ...titled,
    kind: fc.constant('steps' as const),
    unit,
    along: unit,
    most: fc.constantFrom(undefined, 1),
    levels: fc.constantFrom(undefined, ['none', 'rare', 'variant', 'typical', 'general']),
    points: fc.array(
      fc.record(
        { value: fc.option(fc.oneof(count, fc.double({ min: -1, max: 1, noNaN: true }))), text, label: text },
        { requiredKeys: ['value', 'text'] },
      ),
      { maxLength: 300 },
    ),
  },
  { requiredKeys: ['title', 'kind', 'unit', 'along', 'points'] },
);

const strips: fc.Arbitrary<StripChart> = fc.record({
  ...titled,
  kind: fc.constant('strips' as const),
  unit,
  strips: fc.array(
    fc
      .record({
        label,
        length: fc.integer({ min: 1, max: 5000 }),
        text: fc.option(text, { nil: undefined }),
        marks: fc.array(
          fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), words: count, text, underlying }),
        ),
      })
      .map(({ marks, ...strip }) => ({
        ...strip,
        marks: marks.map(({ from, words, ...mark }) => {
          const start = Math.floor(from * (strip.length - 1));
          return { ...mark, start, end: Math.min(strip.length, start + 1 + words) };
        }),
      })),
    { maxLength: 8 },
  ),
  ticks: fc.constant([
    { at: 0, text: '0 %' },
    { at: 100, text: '50 %' },
  ]),
});

const coefficient = fc.option(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), figure));
const intervals: fc.Arbitrary<IntervalChart> = fc.record({
  ...titled,
  kind: fc.constant('intervals' as const),
  unit,
  most: fc.constantFrom(1, 100),
  rows: fc.array(
    fc.record({
      label,
      value: coefficient,
      low: coefficient,
      high: coefficient,
      text,
      faint: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});

/** A map with up to so many boxes. */
export const randomMap = (most: number): fc.Arbitrary<MapChart> =>
  fc.integer({ min: 0, max: most }).chain(count =>
    fc.record({
      ...titled,
      kind: fc.constant('map' as const),
      unit,
      counted: fc.constant({ boxes: 'segments', links: 'pairs' }),
      boxes: fc.array(fc.record({ label, value: figure }), { minLength: count, maxLength: count }),
      links: fc
        .array(fc.record({ from: fc.nat(59), to: fc.nat(59), value: figure, underlying }), { maxLength: 120 })
        .map(links => links.filter(({ from, to }) => from < to && to < count)),
    }),
  );

/** Any chart, with texts of all kinds. */
export const randomChart: fc.Arbitrary<Chart> = fc.oneof(
  bars,
  heatMap,
  curve,
  steps,
  strips,
  intervals,
  randomMap(12),
);
