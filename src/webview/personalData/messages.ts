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
  /** Set while words are being replaced. */
  readonly pseudonyms: PseudonymsView | undefined;
  /** What somebody has said is harmless, and is there. */
  readonly harmless: readonly ItemView[];
  /** What the extension needs to show it again after the window was reloaded. */
  readonly request: unknown;
}

export interface PseudonymsView {
  /** What would be replaced, or why nothing can be. */
  readonly said: string;
  readonly isProblem: boolean;
  /** There is something to replace, and nothing against it. */
  readonly isReady: boolean;
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
  /** Set while words are being replaced. */
  readonly pseudonym: { readonly isChosen: boolean; readonly replacement: string } | undefined;
}

/** One place of an item. */
export interface PlaceView {
  /** Number among the places of the item. */
  readonly place: number;
  readonly where: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Of a place in which words are to be replaced: what it is known by, what will be there, and whether the words stay. */
  readonly planned?: { readonly key: string; readonly becomes: string; readonly isKept: boolean };
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
    }
  /** Begins to replace words, adds some that were not found, replaces them in the files, or leaves all as it is. */
  | { readonly type: 'begin' | 'add' | 'replace' | 'end' }
  | { readonly type: 'choose'; readonly items: readonly string[]; readonly isChosen: boolean }
  | { readonly type: 'type'; readonly item: string; readonly replacement: string }
  | { readonly type: 'keep'; readonly key: string; readonly isKept: boolean };
