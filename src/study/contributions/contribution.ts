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
  readonly version: NamedVersion;
  /** Whether there is a text: it is not empty, and no pointer of Git LFS. */
  readonly hasText: boolean;
  readonly turns: Turns;
  readonly words: WordMarks;
  /** What transcribers noted within turns. */
  readonly notes: readonly Span[];
  readonly codings: readonly Coding[];
  /** Without quotes and what else no analysis asks for. */
  readonly segments: readonly PlacedSegment[];
  readonly doubts: readonly TurnDoubt[];
  /** Of what the study says is no speaker, what the text has. */
  readonly refused: readonly string[];
  readonly problems: readonly FileProblem[];
}
