import type { FileProblem } from '../../base/problem';
import type { CodebookFile } from '../../codebook/code';
import type { CodingStatus, Sidecar } from '../../coding/segment';
import type { StudyFile } from '../../studyFile/studyFile';
import type { SummariesFile } from '../../summaries/summary';
import type { CodeChange } from './codebookChanges';
import type { SegmentChange, SegmentChangeKind } from './segmentChanges';
import type { StudyChange } from './studyChanges';

/** One of two states of a study: a commit, the index, the working tree. Paths are relative to its root, with `/`. */
export interface StudyState {
  /** What a person calls it: `main (1a2b3c4)`. */
  readonly label: string;
  readonly study: StudyFile | undefined;
  readonly codebook: CodebookFile;
  readonly summaries?: SummariesFile | undefined;
  /** The sidecars that are not the same at both states, by path. */
  readonly sidecars: ReadonlyMap<string, Sidecar>;
  /** The transcripts of these sidecars, and those that are not the same at both states: LF and BOM-less. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read. */
  readonly problems: readonly FileProblem[];
  /** Of an earlier state whose transcripts have the names of the later one: by these, the names that they had. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** What has changed in the coding of a study. */
export interface CodingChanges {
  readonly from: string;
  readonly to: string;
  readonly study: readonly StudyChange[];
  readonly codebook: readonly CodeChange[];
  /** By path. */
  readonly transcripts: readonly TranscriptChanges[];
  readonly coders: readonly CoderSummary[];
  /** The codes that changed segments carry or carried. */
  readonly codes: readonly ChangedCode[];
  /** Files of either state that cannot be read, and are in none of the above. */
  readonly problems: readonly (FileProblem & { readonly state: string })[];
}

export interface TranscriptChanges {
  readonly path: string;
  /** Its path at the earlier state, where that was another. */
  readonly from?: string | undefined;
  readonly text: 'same' | 'added' | 'removed' | 'changed';
  /** By coder. */
  readonly codings: readonly CoderChanges[];
}

export interface CoderChanges {
  readonly coder: string;
  readonly path: string;
  readonly file: 'added' | 'removed' | 'changed';
  /** Undefined where it is the same. */
  readonly status:
    { readonly before: CodingStatus | undefined; readonly after: CodingStatus | undefined } | undefined;
  /** Of the memo of the whole transcript; undefined where it is the same. */
  readonly memo: { readonly before: string | undefined; readonly after: string | undefined } | undefined;
  readonly changes: readonly SegmentChange[];
}

/** How much of each kind a coder has changed, in segments. */
export interface CoderSummary {
  readonly coder: string;
  readonly name: string;
  readonly transcripts: number;
  readonly counts: Readonly<Record<SegmentChangeKind, number>>;
}

/** A code that occurs in a review, with its names from the top down, as the later codebook has it, else the earlier. */
export interface ChangedCode {
  readonly id: string;
  readonly path: readonly string[];
}

/** Whether nothing has changed. */
export function isEmpty({ study, codebook, transcripts }: CodingChanges): boolean {
  return study.length + codebook.length + transcripts.length === 0;
}
