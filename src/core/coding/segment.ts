/**
 * What stands for the words of a segment where these must not be written down: the first 12 hex digits of SHA-256 hashes
 * of stretches of the text, without any white space. Short hashes of words are a hindrance, not anonymity.
 */
export interface AnchorHashes {
  /** Of all its words. */
  readonly words: string;
  /** How many UTF-16 units these are. */
  readonly length: number;
  /** Of windows around its start, 16 and 8 units to either side; empty where not enough of the text was known. */
  readonly start: readonly string[];
  /** The same around its end. */
  readonly end: readonly string[];
}

/** One coder's marked span of a transcript. All positions are UTF-16 units over the LF, BOM-less text, half-open. */
export interface Segment {
  readonly id: string;
  /** The text version it was made on: first 12 hex digits of the SHA-256. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote?: string | undefined;
  /** Up to 32 characters before the quote. */
  readonly prefix?: string | undefined;
  /** Up to 32 characters after the quote. */
  readonly suffix?: string | undefined;
  /** Instead of quote, prefix and suffix, in a study that hashes its quotes. */
  readonly hashes?: AnchorHashes | undefined;
  /** Ids of codes; at least one. */
  readonly codes: readonly string[];
  readonly memo?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly created?: string | undefined;
}

/** A version of a transcript that segments are anchored to. */
export interface TextVersion {
  /** Over the UTF-8 of the LF, BOM-less text. */
  readonly sha256: string;
  /** In UTF-16 units. */
  readonly length: number;
  readonly blob?: string | undefined;
}

export type CodingStatus = 'in-progress' | 'complete';

/** `<transcript>.<coder>.coding.json`: what one coder marked in one transcript. */
export interface Sidecar {
  readonly schema: number;
  readonly coder: string;
  readonly status: CodingStatus;
  readonly texts: Readonly<Record<string, TextVersion>>;
  readonly segments: readonly Segment[];
}
