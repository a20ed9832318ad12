import type { PlaceState } from '../anchoring/place';
import type { Codebook } from '../codebook/codebook';
import type { CodingStatus, Segment } from '../coding/segment';
import type { StudyFile } from '../participants/studyFile';
import { type Turns, findTurns } from '../text/turns';
import { WordIndex } from '../text/words';

/** A segment at its place in the current text: UTF-16 units, half-open; -1 where it has no trustworthy place. */
export interface PlacedSegment {
  readonly segment: Segment;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  readonly state: PlaceState;
}

/** What one coder has said of a transcript by having a sidecar for it. */
export interface Coding {
  readonly coder: string;
  readonly status: CodingStatus;
}

/** A transcript with everyone's segments; turns and words are found when first asked for. */
export class CodedTranscript {
  private foundTurns: Turns | undefined;
  private foundWords: WordIndex | undefined;

  /** @param text LF, BOM-less */
  constructor(
    readonly path: string,
    readonly text: string,
    readonly segments: readonly PlacedSegment[],
    /** One for each coder who has a sidecar for it, with or without segments. */
    readonly codings: readonly Coding[],
    private readonly knownLabels: readonly string[],
  ) {}

  get turns(): Turns {
    return (this.foundTurns ??= findTurns(this.text, this.knownLabels));
  }

  /** The words that people speak: labels and timestamps of turns do not count. */
  get words(): WordIndex {
    return (this.foundWords ??= new WordIndex(this.text, {
      starts: this.turns.starts,
      ends: this.turns.headEnds,
    }));
  }
}

/** A study as analyses take it; transcripts in the order of their paths. */
export interface Corpus {
  readonly study: StudyFile;
  readonly codebook: Codebook;
  readonly transcripts: readonly CodedTranscript[];
}
