import type { ScaleValue } from '../codebook/code';

/**
 * Replaces the words of a segment where these must not be written down: the first 12 hex digits of SHA-256 hashes
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
  /** Ids of codes; none only on an annotation, which has a memo. */
  readonly codes: readonly string[];
  /** By id of a code, the value of that coding on the code’s scale. */
  readonly values?: Readonly<Record<string, ScaleValue>> | undefined;
  /** Markdown, with line ends as LF. */
  readonly memo?: string | undefined;
  /** A key quote: one that the coder wants to cite. */
  readonly key?: true | undefined;
  /** Id of the rule by which it was found. */
  readonly rule?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly created?: string | undefined;
  /** Of a consensus: the coders' segments about which it was decided. */
  readonly from?: readonly SegmentRef[] | undefined;
  /** Of a consensus: id of who decided last. */
  readonly by?: string | undefined;
  /** Of a consensus: when that was; ISO 8601 in UTC. */
  readonly at?: string | undefined;
  /** Of a consensus: why. */
  readonly note?: string | undefined;
}

/** A coder's segment, named. */
export interface SegmentRef {
  readonly coder: string;
  /** Its id. */
  readonly segment: string;
}

/** One code on a coder's segment, named. */
export interface CodingRef extends SegmentRef {
  /** Id of the code. */
  readonly code: string;
}

/** What was decided about codings of several coders; only in a consensus. */
export interface Decision {
  readonly id: string;
  /** The codings that it is about. */
  readonly of: readonly CodingRef[];
  /** Ids of the coders whose version was taken; none when it was neither's, or a new one. */
  readonly taken: readonly string[];
  /** What became of it in the consensus; nothing where there is to be no coding. */
  readonly made: readonly { readonly segment: string; readonly code: string }[];
  /** Id of the coder who decided. */
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly note?: string | undefined;
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
  /** The coder's memo of the whole transcript. */
  readonly memo?: string | undefined;
  readonly texts: Readonly<Record<string, TextVersion>>;
  readonly segments: readonly Segment[];
  /** Only in a consensus; sorted by id on disk. */
  readonly decisions?: readonly Decision[] | undefined;
}

/** The fields of a segment that anchor it to the text: a fact together, each alone means nothing. In their order on disk. */
export const ANCHOR_FIELDS: readonly string[] = [
  'text',
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
  'hashes',
];

/** Ids of the text versions on which segments were made: most were made on the same one. */
export function versionsNamed(segments: readonly Segment[]): Set<string> {
  const named = new Set<string>();
  let last: string | undefined;
  for (const { text } of segments) if (text !== last) named.add((last = text));
  return named;
}
