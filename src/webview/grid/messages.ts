import type { FilterView } from '../kit/filterView';

// What the Summary Grid and the extension say to each other. Both sides import this file and nothing else of each other.
// Rows, columns and cells are named by their keys, never by where they are: so no message is out of date when it arrives.

/** A row or a column. */
export interface HeadView {
  readonly key: string;
  readonly name: string;
  /** What else there is to say of it. */
  readonly about: string;
  /** Of the code, as CSS has it. */
  readonly color?: string | undefined;
  /** It is of whole rows or columns. */
  readonly isSum?: boolean | undefined;
}

/** Which cell. */
export interface CellKey {
  readonly row: string;
  readonly column: string;
}

/** The grid that a page shows, as it was told: when something arrives that was done in it, another one may be asked for. */
export interface GridOfPage {
  /** What its rows are. */
  readonly by: string;
  /** As in {@link GridView}. */
  readonly request: unknown;
}

/** What one coder has written in a cell. */
export interface SummaryView {
  /** Name of the coder. */
  readonly coder: string;
  readonly initials: string;
  readonly isOwn: boolean;
  readonly text: string;
  /** Its date, as people read it. */
  readonly written: string;
  /** Other versions of it, which a merge could not decide between. */
  readonly versions: readonly string[];
  /** How the segments of the cell have changed since it was written; undefined if they have not. */
  readonly changed?: string | undefined;
}

/** What was typed and not saved. */
export interface DraftView {
  readonly text: string;
  /** What the file had when the person began, or was last shown of it. */
  readonly base: string;
  /** Why it could not be saved. */
  readonly problem?: string | undefined;
}

/** What is in a cell. A cell that the page was not told of has nothing. */
export interface CellView extends CellKey {
  readonly segments: number;
  readonly summaries: readonly SummaryView[];
  readonly draft?: DraftView | undefined;
}

/** A list of which one is chosen. */
export interface ChoiceView {
  readonly label: string;
  readonly value: string;
  readonly offered: readonly { readonly value: string; readonly text: string }[];
}

/** All that is in the grid. */
export interface GridView {
  readonly type: 'grid';
  readonly title: string;
  readonly rows: readonly HeadView[];
  readonly columns: readonly HeadView[];
  readonly cells: readonly CellView[];
  readonly rowChoice: ChoiceView;
  readonly columnChoice: ChoiceView;
  readonly filters: readonly FilterView[];
  /** “12 of 60 cells have a summary”. */
  readonly caption: string;
  /** What must be said of it all. */
  readonly notes: readonly string[];
  /** Kept by the page for when it is made anew. */
  readonly request: unknown;
  /** How many changes of the page were made: of a cell that it has changed since, it knows better. */
  readonly heard: number;
  /** Where somebody was when there was last a page, or is to go; for a page that has just been made. */
  readonly current: CellKey | undefined;
  /** Whether they were editing there. */
  readonly isEditing: boolean;
}

/** A segment of a cell. */
export interface SegmentView {
  readonly key: string;
  readonly words: string;
  /** Where it is from, as the study's template for attributions has it. */
  readonly source: string;
  /** Names of the codes, of the coder and the like. */
  readonly about: string;
  /** As it goes into a summary; undefined where words must not be written down a second time. */
  readonly quote: string | undefined;
}

/** What is said beside the grid of a cell. */
export interface DetailsView extends CellKey {
  readonly type: 'details';
  readonly title: string;
  readonly segments: readonly SegmentView[];
  /** There are more than these. */
  readonly more: number;
  /** Said where there are none, or where they have no words to be inserted. */
  readonly note: string | undefined;
}

/** What the extension says to the page. */
export type ToGrid =
  | GridView
  | {
      /** Some cells are otherwise now. */
      readonly type: 'cells';
      readonly cells: readonly CellView[];
      readonly caption: string;
      readonly heard: number;
    }
  | DetailsView
  | { readonly type: 'progress'; readonly done: number }
  | {
      readonly type: 'said';
      readonly text: string;
      readonly isProblem: boolean;
      /** The last change can be undone. */
      readonly canUndo: boolean;
    }
  | { readonly type: 'nothing'; readonly message: string; readonly request: unknown };

/** Changes of the file. The page numbers them, from 1 on. */
export type GridChange = CellKey &
  GridOfPage & { readonly number: number } & (
    | { readonly type: 'save'; readonly text: string; readonly base: string }
    | { readonly type: 'remove' | 'confirm' }
  );

/** What the page says to the extension. */
export type FromGrid =
  | { readonly type: 'ready' }
  | (CellKey & { readonly type: 'look' | 'list' })
  | (CellKey & GridOfPage & { readonly type: 'discard' })
  | (CellKey & GridOfPage & { readonly type: 'draft'; readonly text: string; readonly base: string })
  /** Somebody begins to edit the current cell, or has ended. */
  | { readonly type: 'editing'; readonly isEditing: boolean }
  | GridChange
  | (CellKey & { readonly type: 'goTo'; readonly segment: string; readonly takesFocus: boolean })
  | { readonly type: 'choose'; readonly what: 'rows' | 'columns'; readonly value: string }
  | { readonly type: 'filter'; readonly id: string }
  | { readonly type: 'export' }
  /** @property ofSaid only what was said last to be undone, and nothing that was done since */
  | { readonly type: 'undo'; readonly ofSaid: boolean };
