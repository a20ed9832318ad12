import { labelled } from '../../base/phrases';
import { plain } from '../../base/figures';
import { type Underlying, both } from '../underlying';
import type {
  BarChart,
  Chart,
  CurveChart,
  HeatMap,
  IntervalChart,
  MapChart,
  StepChart,
  StripChart,
} from './chart';

/** A part of a chart that shows a figure. */
export interface Mark {
  /** The figure in words. */
  readonly label: string;
  readonly underlying: Underlying | undefined;
}

/** The marks of a chart in the order of their numbers: row by row, as one would read them out. */
export function marksOf(chart: Chart): readonly Mark[] {
  switch (chart.kind) {
    case 'bars':
      return barMarks(chart);
    case 'heatMap':
      return cellMarks(chart);
    case 'curve':
      return pointMarks(chart);
    case 'steps':
      return stepMarks(chart);
    case 'strips':
      return stripMarks(chart);
    case 'intervals':
      return intervalMarks(chart);
    case 'map':
      return mapMarks(chart);
  }
}

function barMarks({ bars, series, unit }: BarChart): Mark[] {
  return bars.flatMap(({ label, texts }) =>
    series.map(({ name, underlying }, i) => ({
      label: `${label.text}${name ? `, ${name}` : ''}: ${texts[i]!} (${unit})`,
      underlying: both(label.underlying, underlying),
    })),
  );
}

function cellMarks({ rows, columns, values, unit }: HeatMap): Mark[] {
  return rows.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const value = values[r]?.[c] ?? null;
      if (value === null) return [];
      const underlying = value === 0 ? undefined : both(row.underlying, column.underlying);
      return [{ label: `${row.text}, ${column.text}: ${figure(value)} (${unit})`, underlying }];
    }),
  );
}

function pointMarks({ points, addedName, totalName }: CurveChart): Mark[] {
  return points.map(({ label, added, total, underlying }) => ({
    label: `${label}: ${figure(added)} ${addedName}, ${figure(total)} ${totalName}`,
    underlying,
  }));
}

/** Of points at which the figure changed: the others only go on. */
function stepMarks({ points }: StepChart): Mark[] {
  return points.flatMap(({ label, text }) =>
    label === undefined ? [] : [{ label: labelled(label, text), underlying: undefined }],
  );
}

function stripMarks({ strips }: StripChart): Mark[] {
  return strips.flatMap(({ label, marks }) =>
    marks.map(({ text, underlying }) => ({
      label: labelled(label.text, text),
      underlying: underlying ?? label.underlying,
    })),
  );
}

function intervalMarks({ rows, unit }: IntervalChart): Mark[] {
  return rows.map(({ label, text }) => ({
    label: `${label.text}: ${unit} ${text}`,
    underlying: label.underlying,
  }));
}

/** Links, which are drawn below, then boxes. */
function mapMarks({ boxes, links, counted }: MapChart): Mark[] {
  return [
    ...links.map(({ from, to, value, underlying }) => ({
      label: `${boxes[from]!.label.text}, ${boxes[to]!.label.text}: ${figure(value)} (${counted.links})`,
      underlying,
    })),
    ...boxes.map(({ label, value }) => ({
      label: `${label.text}: ${figure(value)} (${counted.boxes})`,
      underlying: label.underlying,
    })),
  ];
}

/** A figure with at most one decimal. */
export function figure(value: number): string {
  return Number.isFinite(value) ? plain(Math.round(value * 10) / 10) : '';
}

/** What is drawn of a figure: one that cannot be drawn has no length and no shade. */
export function drawable(value: number | null | undefined): number {
  return Number.isFinite(value) ? Math.max(value!, 0) : 0;
}

/** The largest of many figures, as far as they can be drawn. */
export function largest(values: Iterable<number | null | undefined>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, drawable(value));
  return most;
}
