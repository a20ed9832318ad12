import type { Problem } from '../base/problem';

/** A memo about codes, transcripts or participants that is a file of its own in `memos/`. */
export interface AnalyticMemo {
  /** Relative to the study, with `/`. */
  readonly path: string;
  /** Its first heading, else the file's name without ending. */
  readonly title: string;
  /** Ids or names of codes. */
  readonly codes: readonly Mention[];
  /** Paths. */
  readonly transcripts: readonly Mention[];
  /** Ids or names. */
  readonly participants: readonly Mention[];
  /** Id of the coder who wrote it. */
  readonly coder: Mention | undefined;
  /** As it is written: ISO 8601, a day or more. */
  readonly created: string | undefined;
  /** Without the front matter; Markdown, LF. */
  readonly text: string;
  readonly links: readonly MemoLink[];
  /** What is wrong with its front matter. */
  readonly problems: readonly Problem[];
}

/** Something that the front matter names. */
export interface Mention {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** A link to a passage: `[the words](segment:ID)`. */
export interface MemoLink {
  /** Id of the segment. */
  readonly segment: string;
  /** Line and column of its beginning, from 1. */
  readonly line: number;
  readonly column: number;
}

/** The folder of a study with its analytic memos. */
export const MEMO_FOLDER = 'memos';

/** Whether a file, by its path in the study, is an analytic memo. */
export function isMemoFile(path: string): boolean {
  return /^memos\/(?:[^/.][^/]*\/)*[^/.][^/]*\.md$/i.test(path);
}
