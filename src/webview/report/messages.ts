import type { FilterView } from '../kit/filterView';

// What the report panel and the extension say to each other. Both sides import this file and nothing else of each other.

/** The parts of a report that the panel shows; rows are asked for as they come into view. */
export interface ReportView {
  readonly type: 'report';
  /** Of this very content: rows of an older one are not asked for any more. */
  readonly version: number;
  readonly title: string;
  /** What was counted, in which unit and whose coding, in one line. */
  readonly scope: string;
  /** What changes how figures may be read, each in a few words. */
  readonly warnings: readonly string[];
  /** What was found over all rows, a sentence each. */
  readonly summary: readonly string[];
  /** What the columns mean and what else to know, a sentence each: folded. */
  readonly about: readonly string[];
  readonly columns: readonly ColumnView[];
  readonly rowCount: number;
  /** How the rows are sorted now; undefined for the report's own order. */
  readonly sorted: Sorting | undefined;
  readonly chartCount: number;
  /** Undefined while the table is looked at: they are drawn when somebody turns to them. */
  readonly charts: readonly ChartView[] | undefined;
  readonly form: FormView;
  /** What the extension needs to show it again after the window was reloaded. */
  readonly request: unknown;
}

export interface ColumnView {
  readonly title: string;
  /** The title where the column before it is left out; undefined for the same. */
  readonly titleAlone: string | undefined;
  /** Text is aligned left, figures right. */
  readonly isText: boolean;
  /** Short texts stay on one line; long ones, such as quotes, get room. */
  readonly length: 'short' | 'middle' | 'long';
  /** What a page that is too narrow for all leaves out first: `extra`, then `usual`. */
  readonly importance: 'main' | 'usual' | 'extra';
  /** Of main columns, that with the least is left out first where not even they fit; undefined for one that stays. */
  readonly weight: number | undefined;
  /** Whether its texts are set above or below those of the other such columns, where there is not room for both. */
  readonly isStacked: boolean;
  /** Columns with the same word here are left out together. */
  readonly together: string | undefined;
  /** Whether its figures, which are per cent, are shown as bars, too. */
  readonly hasBars: boolean;
}

export interface Sorting {
  /** Index of a column. */
  readonly column: number;
  readonly descending: boolean;
}

export interface RowView {
  readonly level: number;
  readonly strong: boolean;
  readonly faint: boolean;
  /** As people read them. */
  readonly cells: readonly string[];
  /** Whether each cell leads to segments. */
  readonly links: readonly boolean[];
  /** Id of the code or theme that it is of, for its context menu. */
  readonly code: string | undefined;
}

export interface ChartView {
  readonly title: string;
  /** For the screen: with the editor's colours. */
  readonly svg: string;
  /** What each mark says; a mark that leads nowhere is no link. */
  readonly marks: readonly { readonly label: string; readonly isLink: boolean }[];
}

/** What can be set in the panel's head. */
export interface FormView {
  readonly analysis: string;
  readonly analyses: readonly { readonly id: string; readonly title: string }[];
  readonly fields: readonly Field[];
  /** The filters, each with what it says now. A click lets the user choose in a quick pick. */
  readonly filters: readonly FilterView[];
  /** The report's name in study.json, if it has one. */
  readonly pinned: string | undefined;
}

interface FieldBase {
  readonly name: string;
  readonly title: string;
  readonly help: string;
  /** Whether few people ever change it: folded away. */
  readonly isSeldom: boolean;
  /** Whether it has another value than when nothing is set. */
  readonly isChanged: boolean;
}

export type Field =
  | (FieldBase & {
      readonly kind: 'choice';
      readonly values: readonly { readonly value: string; readonly title: string }[];
      readonly value: string;
    })
  | (FieldBase & {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number | undefined;
      readonly step: number | undefined;
      readonly value: number;
    })
  | (FieldBase & { readonly kind: 'flag'; readonly value: boolean })
  | (FieldBase & { readonly kind: 'text'; readonly value: string })
  /** What a click lets the user choose in a quick pick. */
  | (FieldBase & { readonly kind: 'pick'; readonly text: string });

/** From the extension to the panel. */
export type ToPanel =
  | ReportView
  | {
      readonly type: 'rows';
      readonly version: number;
      /** Index of the first. */
      readonly from: number;
      readonly rows: readonly RowView[];
    }
  /** The charts of the report of this version, which somebody has turned to. */
  | { readonly type: 'charts'; readonly version: number; readonly charts: readonly ChartView[] }
  /** Something is being counted; from 0 to 1. */
  | { readonly type: 'progress'; readonly done: number }
  /** There is nothing to show but this sentence; what can be set stays. */
  | {
      readonly type: 'failure';
      readonly message: string;
      readonly form: FormView | undefined;
      readonly request: unknown;
    }
  /** Asks for a picture of an SVG as a PNG. */
  | { readonly type: 'rasterize'; readonly id: number; readonly svg: string };

/** From the panel to the extension. */
export type FromPanel =
  | { readonly type: 'ready' }
  /** What of the report is looked at now, at first the table, and how wide the page is, in pixels. */
  | { readonly type: 'tab'; readonly tab: 'table' | 'charts'; readonly width: number }
  | { readonly type: 'analysis'; readonly id: string }
  | { readonly type: 'field'; readonly name: string; readonly value: string | number | boolean }
  | { readonly type: 'pick'; readonly name: string }
  | { readonly type: 'filter'; readonly id: string }
  /** The next order by this column, by its index: whoever clicks twice at once does not wait to see the first. */
  | { readonly type: 'sort'; readonly column: number }
  | { readonly type: 'rows'; readonly version: number; readonly from: number; readonly to: number }
  | { readonly type: 'openCell'; readonly version: number; readonly row: number; readonly column: number }
  | { readonly type: 'openMark'; readonly version: number; readonly chart: number; readonly mark: number }
  | { readonly type: 'export' }
  /** Only one of the charts, as a picture. */
  | { readonly type: 'exportChart'; readonly chart: number }
  | { readonly type: 'pin' }
  | { readonly type: 'cancel' }
  /** The PNG that was asked for; undefined when it could not be made. */
  | { readonly type: 'rasterized'; readonly id: number; readonly png: Uint8Array | undefined };
