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
}

/** What a merged code leaves behind, so that codings that still name it resolve. */
export interface MergedCode {
  readonly id: string;
  readonly mergedInto: string;
}

/** `codebook.json` as it is on disk. */
export interface CodebookFile {
  readonly schema: number;
  readonly codes: readonly (Code | MergedCode)[];
}
