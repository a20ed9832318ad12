import { type Behind, both } from '../behind';
import type { BarChart, Chart, CurveChart, HeatMap, IntervalChart, StripChart } from './chart';

/** A part of a chart that stands for a figure. */
export interface Mark {
  /** The figure in words. */
  readonly label: string;
  readonly behind: Behind | undefined;
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
    case 'strips':
      return stripMarks(chart);
    case 'intervals':
      return intervalMarks(chart);
  }
}

function barMarks({ bars, series, unit }: BarChart): Mark[] {
  return bars.flatMap(({ label, texts }) =>
    series.map(({ name, behind }, i) => ({
      label: `${label.text}${name ? `, ${name}` : ''}: ${texts[i]!} (${unit})`,
      behind: both(label.behind, behind),
    })),
  );
}

function cellMarks({ rows, columns, values, unit }: HeatMap): Mark[] {
  return rows.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const value = values[r]?.[c] ?? null;
      if (value === null) return [];
      const behind = value === 0 ? undefined : both(row.behind, column.behind);
      return [{ label: `${row.text}, ${column.text}: ${figure(value)} (${unit})`, behind }];
    }),
  );
}

function pointMarks({ points, unit }: CurveChart): Mark[] {
  return points.map(({ label, added, total, behind }) => ({
    label: `${label}: ${figure(added)} new, ${figure(total)} ${unit} so far`,
    behind,
  }));
}

function stripMarks({ strips }: StripChart): Mark[] {
  return strips.flatMap(({ label, marks }) =>
    marks.map(({ text, behind }) => ({ label: `${label.text}: ${text}`, behind: behind ?? label.behind })),
  );
}

function intervalMarks({ rows, unit }: IntervalChart): Mark[] {
  return rows.map(({ label, text }) => ({ label: `${label.text}: ${unit} ${text}`, behind: label.behind }));
}

/** A figure with at most one decimal. */
export function figure(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '';
}
