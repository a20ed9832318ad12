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
}

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
}
