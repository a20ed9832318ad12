import type { FilterView } from '../kit/filterView';

// What the Segments panel and the extension say to each other. Both sides import this file and nothing else of each other.

/** What is listed; rows are asked for as they come into view. */
export interface ListView {
  readonly type: 'list';
  /** Of this very state: rows of an older one are out of date. */
  readonly version: number;
  /** How many moves of the page were known: without its last one, the list says nothing about what is selected. */
  readonly heard: number;
  /** Other segments than before are listed, not only the same ones in another state. */
  readonly isNew: boolean;
  /** What the segments are of. */
  readonly title: string;
  /** As people read it: `12 segments in 3 transcripts`. */
  readonly summary: string;
  /** Something that has to be said of the list. */
  readonly note: string | undefined;
  /** How many are shown. */
  readonly count: number;
  /** How many of them are selected. */
  readonly selected: number;
  /** Index of the current one; -1 for none. */
  readonly current: number;
  /** Codes that segments can be sent to, by a button or its number; none where nothing is sent. */
  readonly targets: readonly { readonly name: string; readonly color: string }[];
  /** Whether a segment has a code with a scale. */
  readonly hasScale: boolean;
  /** What is said when nothing is listed. */
  readonly none: string | undefined;
  /** What is looked for, where hits are listed and not segments. */
  readonly search: SearchView | undefined;
  readonly order: string;
  readonly choice: string;
  readonly filter: string;
}

/** What somebody looks for, as it is typed and chosen in the panel. */
export interface SearchInput {
  readonly pattern: string;
  readonly kind: string;
  readonly isExact: boolean;
  readonly turns: string;
  readonly unit: string;
}

export interface RuleView {
  /** Names of the codes that hits get, for people. */
  readonly codes: string;
  /** Whether the search is another one than the rule's by now. */
  readonly isChanged: boolean;
}

export interface SearchView extends SearchInput {
  readonly filters: readonly FilterView[];
  /** The rule by which it is searched. */
  readonly rule: RuleView | undefined;
  /** Why nothing was found. */
  readonly error: string | undefined;
  /** The rows are still those of another search. */
  readonly isLooking: boolean;
  /** The pattern is to have the focus. */
  readonly takesFocus: boolean;
}

/** A segment as it is shown, or words that no segment covers. */
export interface RowView {
  /** The rest of the sentence that it begins in. */
  readonly before: string;
  /** Its words; lines where turns begin. */
  readonly quote: string;
  /** Which parts of the words are hits, in UTF-16 units of them; ascending. */
  readonly hits?: readonly (readonly [start: number, end: number])[];
  /** Whether the words are in the middle, between those before and after them. */
  readonly isCentred?: boolean;
  readonly after: string;
  /** Where it is: transcript, line, speaker, coder. */
  readonly source: readonly string[];
  readonly codes: readonly { readonly name: string; readonly color: string }[];
  readonly memo: string | undefined;
  readonly isKey: boolean;
  /** Of whoever codes here: only these can be recoded. */
  readonly isOwn: boolean;
  readonly isSelected: boolean;
  /** Why its place is in doubt. */
  readonly doubt: string | undefined;
}

/** From the extension to the panel. */
export type ToSegments =
  | ListView
  | {
      readonly type: 'rows';
      readonly version: number;
      readonly heard: number;
      /** Index of the first. */
      readonly from: number;
      readonly rows: readonly RowView[];
    }
  /** Another one is the current one, as when somebody goes from one to the next in the editor. */
  | { readonly type: 'current'; readonly version: number; readonly heard: number; readonly index: number }
  /** There is nothing to show but this sentence. */
  | { readonly type: 'empty'; readonly message: string };

export type SegmentsAction = 'add' | 'replace' | 'remove' | 'value' | 'star';
export type RuleAction = 'save' | 'update';

/** What somebody does to rows of a list, in the order of its number: 1 is the first that the page tells of. */
export type Move = { readonly version: number; readonly number: number } &
  /** One is looked at. */
  (
    | { readonly type: 'current'; readonly index: number }
    /** Selects some, or no longer. */
    | { readonly type: 'select'; readonly from: number; readonly to: number; readonly isSelected: boolean }
  );

/** From the panel to the extension. */
export type FromSegments =
  | Move
  | { readonly type: 'ready' }
  | { readonly type: 'rows'; readonly version: number; readonly from: number; readonly to: number }
  | { readonly type: 'filter'; readonly filter: string }
  | { readonly type: 'order'; readonly order: string }
  | { readonly type: 'choice'; readonly choice: string }
  /** Goes to one in its transcript. */
  | {
      readonly type: 'go';
      readonly version: number;
      readonly index: number;
      /** The editor is to have the focus. */
      readonly takesFocus: boolean;
    }
  /** Does something to the selected ones, or to the current one where none is selected. */
  | { readonly type: 'act'; readonly action: SegmentsAction }
  /** Looks for something else. */
  | { readonly type: 'search'; readonly search: SearchInput }
  /** Keeps the search as a rule, or as that of the rule that is listed. */
  | { readonly type: 'rule'; readonly action: RuleAction }
  /** Lets the user choose what narrows the search. */
  | { readonly type: 'pickFilter'; readonly filter: string }
  /** Sends them to one of the targets. */
  | { readonly type: 'send'; readonly version: number; readonly target: number };
