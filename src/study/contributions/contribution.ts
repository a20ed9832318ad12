import type { FileProblem } from '../../core/base/problem';
import type { Coding, PlacedSegment } from '../../core/corpus/corpus';
import type { WordMarks } from '../../core/corpus/keptWords';
import type { Span } from '../../core/text/span';
import type { NamedVersion } from '../../core/text/textVersion';
import type { TurnDoubt } from '../../core/turns/turnDoubts';
import type { Turns } from '../../core/turns/turns';

/**
 * What one transcript adds to every count, and what is to be said of its files: all that a study needs of it once it was
 * read, but for its words themselves. It depends on its text and coding files, on what the study says of turns and notes,
 * and, for the problems, on the codebook.
 */
export interface Contribution {
  readonly summary: Summary;
  readonly details: Details;
}

/** What is needed of every transcript, whatever is counted. */
export interface Summary {
  readonly version: NamedVersion;
  /** Whether there is a text: it is not empty, and no pointer of Git LFS. */
  readonly hasText: boolean;
  readonly codings: readonly Coding[];
  /** How many there are; absent where nobody was to count them. */
  readonly words?: number;
  /** How many there are. */
  readonly notes: number;
  /** Labels, null for none, in the order of their first turns, and how many turns have each. */
  readonly labels: readonly (readonly [label: string | null, turns: number])[];
  /** How heads of turns are written. */
  readonly patterns: readonly string[];
  readonly doubts: readonly TurnDoubt[];
  /** Of what the study says is no speaker, what the text has. */
  readonly refused: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** What is needed only of a transcript that is counted anew. */
export interface Details {
  readonly turns: Turns;
  readonly words: WordMarks;
  /** What transcribers noted within turns. */
  readonly notes: readonly Span[];
  /** Without quotes and what else no analysis asks for. */
  readonly segments: readonly PlacedSegment[];
}
