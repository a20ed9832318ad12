import type { Underlying } from '../underlying';
import type { Codebook } from '../../codebook/codebook';

/** What can be drawn. Every mark has a number, in the order in which a reader would name them; see {@link marksOf}. */
export type Chart = BarChart | HeatMap | CurveChart | StepChart | StripChart | IntervalChart | MapChart;

interface Titled {
  readonly title: string;
  /** What was counted, a sentence or two; printed under the title. */
  readonly caption?: string;
}

/** The name of a row or bar. */
export interface Label {
  readonly text: string;
  /** How deep it is indented. */
  readonly level: number;
  readonly strong: boolean;
  /** `#rrggbb` of the code, when it is one. */
  readonly color?: string | undefined;
  readonly underlying?: Underlying | undefined;
}

/** Lengths side by side: one horizontal bar for each label, several when there are several series. */
export interface BarChart extends Titled {
  readonly kind: 'bars';
  /** What the lengths are: “participants”. */
  readonly unit: string;
  /** The length of a full bar: the number of participants there are; undefined for the longest bar. */
  readonly full?: number | undefined;
  /** Names of the series, with the segments that they count; one without a name when there is only one. */
  readonly series: readonly { readonly name: string; readonly underlying?: Underlying | undefined }[];
  readonly bars: readonly {
    readonly label: Label;
    /** One for each series. */
    readonly values: readonly number[];
    /** What is printed at the end of each bar: “5 general”. */
    readonly texts: readonly string[];
  }[];
}

/** A table of shades. */
export interface HeatMap extends Titled {
  readonly kind: 'heatMap';
  readonly unit: string;
  /** Whether its columns are the same things as its rows, in the same order. */
  readonly isSquare?: true;
  readonly rows: readonly Label[];
  readonly columns: readonly Label[];
  /** By row, then column; null where a figure makes no sense (a code with itself). */
  readonly values: readonly (readonly (number | null)[])[];
}

/** How something grows from step to step: bars for what is new, a line for the running total. */
export interface CurveChart extends Titled {
  readonly kind: 'curve';
  /** What the bars count: “new codes”. */
  readonly addedName: string;
  /** What the line counts: “all codes so far”. */
  readonly totalName: string;
  /** What the steps are: “transcripts in order”. */
  readonly steps: string;
  readonly points: readonly {
    readonly label: string;
    readonly added: number;
    readonly total: number;
    readonly underlying?: Underlying | undefined;
  }[];
  /** Vertical marks after a step (0-based index): “saturation at 5%”. */
  readonly marks: readonly { readonly after: number; readonly text: string }[];
}

/** A figure that stays as it is until something changes it: a line with steps, which has gaps where there is no figure. */
export interface StepChart extends Titled {
  readonly kind: 'steps';
  /** What the figure is: “N”. */
  readonly unit: string;
  /** What it runs along: “commits”. */
  readonly along: string;
  /** Where the axis ends, unless a figure is above; undefined for the largest figure. It begins at 0, or below where a figure does. */
  readonly most?: number | undefined;
  /** Names of the figures from 0 on, where these are words in order. */
  readonly levels?: readonly string[] | undefined;
  readonly points: readonly {
    /** Null where there is no figure. */
    readonly value: number | null;
    /** What a reader hears or sees for it. */
    readonly text: string;
    /** What is printed below it: of points at which the figure changed. */
    readonly label?: string | undefined;
  }[];
}

/** Where things are along something: a strip for each label. */
export interface StripChart extends Titled {
  readonly kind: 'strips';
  readonly strips: readonly {
    readonly label: Label;
    /** Length of what it runs along, in the unit of the marks. */
    readonly length: number;
    /** What is printed beside it: “typical in 41 of 48”. */
    readonly text?: string | undefined;
    /** Half-open, by start; they may overlap. */
    readonly marks: readonly {
      readonly start: number;
      readonly end: number;
      /** What a reader hears or sees for it. */
      readonly text: string;
      readonly underlying?: Underlying | undefined;
    }[];
  }[];
  /** Names for places along all strips: turns, tens of per cent. In the same unit. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** What the ticks are: “words”, “turns”. */
  readonly unit: string;
}

/** Figures with how sure they are: a dot and a whisker for each label. */
export interface IntervalChart extends Titled {
  readonly kind: 'intervals';
  /** What the figures are: “α”. */
  readonly unit: string;
  /** Where the axis ends; it begins at 0, or below where a figure does. */
  readonly most: number;
  readonly rows: readonly {
    readonly label: Label;
    /** Null where there is none. */
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** What is printed beside it: “0.71 (0.52 to 0.83)”. */
    readonly text: string;
    /** Whether it rests on too little to rely on: drawn hollow. */
    readonly faint: boolean;
  }[];
}

/** What goes with what: boxes, and links between those that occur together. */
export interface MapChart extends Titled {
  readonly kind: 'map';
  /** What the sizes of boxes and the widths of links are, as a sentence. */
  readonly unit: string;
  /** What the figures of boxes and those of links count: “segments”, “pairs”. */
  readonly counted: { readonly boxes: string; readonly links: string };
  readonly boxes: readonly { readonly label: Label; readonly value: number }[];
  /** From box to box, by their indexes. */
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly underlying?: Underlying | undefined;
  }[];
}

/** How a code or theme is named in a chart. */
export function codeLabel(codebook: Codebook, id: string, level: number): Label {
  return {
    text: codebook.get(id)?.name ?? id,
    level,
    strong: codebook.isTheme(id) || codebook.setOf(id) !== undefined,
    color: codebook.color(id),
    underlying: { code: id },
  };
}
