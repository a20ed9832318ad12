import type { Manuscript, SourcePlace } from './manuscript';

/** What in a paper is not as the study has it. */
export interface ManuscriptFinding {
  /** A stable name for what is wrong. */
  readonly code: FindingCode;
  /** In words for the one who writes the paper. */
  readonly message: string;
  /** Index of the paragraph, and the words in its text: UTF-16 units, half-open. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Where it is in the file, where that is not the place of these words: the first line of a block that is filled. */
  readonly source?: SourcePlace;
  /** Where the study has what is meant, if it is a passage. */
  readonly passage?: Passage;
  /** What the words would have to be to be right, where there is only one way. */
  readonly instead?: string;
}

/** Words of a transcript: its path, and UTF-16 units over the LF, BOM-less text, half-open. */
export interface Passage {
  readonly transcript: string;
  readonly start: number;
  readonly end: number;
}

export type FindingCode =
  | 'quote-altered'
  | 'quote-not-found'
  | 'quote-other-speaker'
  | 'quote-attribution'
  | 'count'
  | 'share'
  | 'label'
  | 'stale-block';

/** Where a finding is in the file of its paper. */
export function placeOfFinding(
  { source, paragraph, start, end }: ManuscriptFinding,
  { paragraphs }: Manuscript,
): SourcePlace {
  return source ?? paragraphs[paragraph]!.sourceOf(start, end);
}
