/** A code of the codebook; a theme is a code with children. Fields unknown to this version are kept. */
export interface Code {
  /** A slug of the first name plus four random characters; never changes. */
  readonly id: string;
  readonly name: string;
  /** Id of the theme it is in; absent at the top. */
  readonly parent?: string | undefined;
  /** `#rrggbb`. */
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly example?: string | undefined;
  readonly memo?: string | undefined;
  /** Fractional index: its place among its siblings. */
  readonly rank?: string | undefined;
  /** Kept and counted, but not offered any more. */
  readonly retired?: true | undefined;
  /** The values that a coding with it can have. */
  readonly scale?: Scale | undefined;
}

/** Values of codings: words in order, from the least on, or numbers from one to another, both included. */
export type Scale =
  | { readonly kind: 'ordinal'; readonly values: readonly string[] }
  | { readonly kind: 'numeric'; readonly min: number; readonly max: number };

/** The value of a coding on the scale of its code. */
export type ScaleValue = string | number;

/** What a merged code leaves behind, so that codings that still name it resolve. */
export interface MergedCode {
  readonly id: string;
  readonly mergedInto: string;
  /** What it was called. */
  readonly name?: string | undefined;
  /** Id of the coder who has merged it. */
  readonly by?: string | undefined;
  /** When that was; ISO 8601 in UTC. */
  readonly at?: string | undefined;
}

/** `codebook.json` as it is on disk. */
export interface CodebookFile {
  readonly schema: number;
  readonly codes: readonly (Code | MergedCode)[];
  readonly groups?: readonly CodeGroup[] | undefined;
  readonly queries?: readonly SavedQuery[] | undefined;
  readonly rules?: readonly CodingRule[] | undefined;
}

/** Codes that have something in common, wherever they are in the tree. */
export interface CodeGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** Ids of codes; what is below a theme is in the group with it. */
  readonly codes: readonly string[];
}

/** A question about codings that was kept, to be used as a code is. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  /** As it is typed, with ids in place of names: `trust-x7k2 AND fear-m3p9 IN turn`. */
  readonly query: string;
  readonly description?: string | undefined;
  /** `#rrggbb`. */
  readonly color?: string | undefined;
}

/** A search that was kept with the codes that its hits get. */
export interface CodingRule {
  readonly id: string;
  readonly name: string;
  /** The pattern that is searched for, as it is typed. */
  readonly search: string;
  /** What of the text around a hit is coded. */
  readonly unit: 'hit' | 'sentence' | 'turn' | 'answer';
  /** Ids of codes; at least one. */
  readonly codes: readonly string[];
  /** Options of the search, named as on the command line; those that are not there are as usual. */
  readonly options?: Readonly<Record<string, OptionValue>> | undefined;
}

/** The value of an option of an analysis or a search. */
export type OptionValue = string | number | boolean | readonly string[];
