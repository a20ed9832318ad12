import type { Segment } from '../coding/segment';
import type { Participant } from '../studyFile/studyFile';
import type { Span } from '../text/span';
import type { Turns } from '../turns/turns';

/** A segment at its place; UTF-16 units, half-open; -1 without a trustworthy place. */
export interface QueriedSegment extends Span {
  readonly coder: string;
  readonly segment: Pick<Segment, 'codes' | 'values'>;
}

/** A transcript as queries take it. Turns, words and the text are asked for only by queries that need them. */
export interface QueriedTranscript {
  readonly path: string;
  /** LF, BOM-less. */
  readonly text: string;
  readonly turns: Turns;
  readonly words: { range(start: number, end: number): readonly [number, number] };
  /** What transcribers noted within turns, as `[laughs]`. */
  readonly notes: readonly Span[];
}

/** A transcript with what is coded in it. */
export interface Queried {
  readonly transcript: QueriedTranscript;
  /** Whose coding counts, and of whom it is asked one by one. */
  readonly counting: { readonly coders: readonly string[]; readonly segments: readonly QueriedSegment[] };
  /** Everyone's segments, for coders who are named in the query. */
  readonly all: readonly QueriedSegment[];
  /** Whose turns those with a label are, none for interviewers'. */
  readonly participantOf: (label: string | undefined) => Participant | undefined;
}
