// What the page of Scan for Personal Data and the extension say to each other. Both sides import this file and nothing else of each other.

/** What was found in a study; places are asked for as they are wanted. */
export interface ScanView {
  readonly type: 'scan';
  /** Of this very state: places of an older one are out of date. */
  readonly version: number;
  readonly name: string;
  /** How much was found, in a sentence. */
  readonly summary: string;
  /** Those of which something was found that may not be harmless. */
  readonly kinds: readonly KindView[];
  /** What somebody has said is harmless, and is there. */
  readonly harmless: readonly ItemView[];
  /** What the extension needs to show it again after the window was reloaded. */
  readonly request: unknown;
}

export interface KindView {
  readonly id: string;
  readonly title: string;
  /** The most frequent first. */
  readonly items: readonly ItemView[];
}

/** The same words of a kind, wherever they are. */
export interface ItemView {
  /** Tells it from all others. */
  readonly id: string;
  readonly words: string;
  /** In how many places of how many texts, as people read it. */
  readonly count: string;
}

/** One place of an item. */
export interface PlaceView {
  /** Number among the places of the item. */
  readonly place: number;
  readonly where: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** From the extension to the page. */
export type ToPersonalData =
  | ScanView
  | {
      readonly type: 'places';
      readonly version: number;
      readonly item: string;
      readonly places: readonly PlaceView[];
      /** How many there are in all. */
      readonly of: number;
    }
  /** Looking takes its time; from 0 to 1. */
  | { readonly type: 'progress'; readonly done: number }
  /** There is nothing to show but this sentence. */
  | { readonly type: 'failure'; readonly message: string; readonly request: unknown };

/** From the page to the extension. */
export type FromPersonalData =
  | { readonly type: 'ready' }
  /** Asks for the places of an item, the first ones of them. */
  | { readonly type: 'places'; readonly version: number; readonly item: string; readonly most: number }
  | { readonly type: 'goTo'; readonly version: number; readonly item: string; readonly place: number }
  /** Somebody says that items are harmless, or are not. */
  | {
      readonly type: 'harmless';
      readonly version: number;
      readonly items: readonly string[];
      readonly isHarmless: boolean;
    };
