import type { Span } from '../text/span';

/** A code as a page shows it. */
export interface PageCode {
  readonly id: string;
  readonly name: string;
  /** From the top of the codebook down to its name. */
  readonly path: string;
  /** `#rrggbb`. */
  readonly color: string;
}

export interface PageCoder {
  readonly id: string;
  readonly name: string;
}

/** A segment that has a place, as a page shows it. UTF-16 units over the LF text, half-open. */
export interface PageSegment extends Span {
  readonly id: string;
  /** Index of its coder. */
  readonly coder: number;
  /** Indexes of its codes. */
  readonly codes: readonly number[];
  /** By index of a code, its value on its scale as people read it. */
  readonly values?: Readonly<Record<number, string>> | undefined;
  readonly memo?: string | undefined;
  readonly isKey?: boolean | undefined;
  /** Whether it is someone else’s than the reader’s. */
  readonly isOther?: boolean | undefined;
}

/** A turn as a page shows it: its head beside its speech. UTF-16 units over the LF text, half-open. */
export interface PageTurn {
  readonly start: number;
  readonly headEnd: number;
  readonly end: number;
  readonly label?: string | undefined;
  readonly timestamp?: string | undefined;
}

/** What is on a page. Plain data, so that it can be sent to a webview. */
export interface PageContent {
  /** LF, BOM-less. */
  readonly text: string;
  readonly turns: readonly PageTurn[];
  readonly codes: readonly PageCode[];
  readonly coders: readonly PageCoder[];
  /** By start, longer ones first. */
  readonly segments: readonly PageSegment[];
  /** Indexes of the two coders whose segments are left and right of the text; undefined for all of them on the right. */
  readonly sides?: readonly [left: number, right: number] | undefined;
}

/** In which margin a segment is; undefined for none, where two coders are compared and it is a third’s. */
export function sideOf(segment: PageSegment, { sides }: PageContent): Side | undefined {
  if (!sides) return 'right';
  const at = sides.indexOf(segment.coder);
  return at < 0 ? undefined : at === 0 ? 'left' : 'right';
}

export type Side = 'left' | 'right';
