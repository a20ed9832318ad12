/**
 * What a person has written about a cell of the summary grid: about a code with a participant or in a transcript; with only a
 * code about its whole column, with only a participant or a transcript about the whole row. Fields unknown to this version are kept.
 */
export interface Summary {
  readonly id: string;
  /** Id of the code or theme. */
  readonly code?: string | undefined;
  /** Id of the participant; then there is no transcript. */
  readonly participant?: string | undefined;
  /** Path of the transcript; then there is no participant. */
  readonly transcript?: string | undefined;
  /** Markdown, with line ends as LF. */
  readonly text: string;
  /** Ids of the segments that were there when it was written, sorted. */
  readonly segments: readonly string[];
  /** By id of a segment, the hash of its words then, as {@link hashWords} makes it. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Id of the coder who wrote it. */
  readonly by?: string | undefined;
  /** When it was written or last looked through; ISO 8601 in UTC. */
  readonly at?: string | undefined;
}

/** What a summary is about. */
export type SummaryPlace = Pick<Summary, 'code' | 'participant' | 'transcript'>;

/** The segments that there are now where a summary is written, with the hashes of their words. */
export type SeenSegments = Pick<Summary, 'segments' | 'words'>;

/** `summaries.json` as it is on disk. */
export interface SummariesFile {
  readonly schema: number;
  readonly summaries: readonly Summary[];
}

/** Whether a summary says what it is about: something, and not both a participant and a transcript. */
export function isPlaced({ code, participant, transcript }: SummaryPlace): boolean {
  if (participant !== undefined && transcript !== undefined) return false;
  return code !== undefined || participant !== undefined || transcript !== undefined;
}
