import type { CodebookFile } from '../codebook/code';
import type { Sidecar } from '../coding/segment';
import type { StudyFile } from '../studyFile/studyFile';
import type { SummariesFile, Summary } from '../summaries/summary';
import type { Span } from '../text/span';
import type { Turns } from '../turns/turns';
import type { Move } from '../studyFile/movePaths';
import type { PseudonymPlan } from './pseudonymPlan';
import type { TextEdit } from './textEdits';

/** One coder's coding of a transcript. */
export interface CodingPart {
  readonly coder: string;
  readonly value: Sidecar;
  /** Where segments are in the transcript, by id: those whose place is beyond doubt. */
  readonly spans: ReadonlyMap<string, Span>;
  /** Whether places in it are listed; that of others is hidden from a person who codes blind. */
  readonly isShown: boolean;
}

export interface TranscriptPart {
  readonly path: string;
  /** LF, BOM-less. */
  readonly text: string;
  readonly turns: Turns;
  readonly coding: readonly CodingPart[];
}

/** The summaries of all coders. */
export interface SummaryPart {
  readonly value: SummariesFile;
  /** Whether places in one are listed; those of others are hidden from a person who codes blind. */
  readonly isShown: (summary: Summary) => boolean;
}

/** All of a study in which words are replaced. */
export interface StudyParts {
  readonly study: StudyFile;
  readonly codebook: CodebookFile;
  readonly transcripts: readonly TranscriptPart[];
  readonly summaries?: SummaryPart | undefined;
  /** Analytic memos, whole: LF, BOM-less. */
  readonly memos: readonly { readonly path: string; readonly text: string }[];
  /** Coding files without a transcript, by path. */
  readonly stranded: readonly (Pick<CodingPart, 'value' | 'isShown'> & { readonly path: string })[];
  /** Paths of all files in the study’s folder. */
  readonly files: readonly string[];
  /** Paths that stay, such as those of links. */
  readonly fixed: ReadonlySet<string>;
}

/** What becomes of a study. */
export interface PseudonymWork {
  readonly plan: PseudonymPlan;
  readonly study: StudyFile;
  readonly codebook: CodebookFile;
  readonly summaries: SummariesFile | undefined;
  /** Edits of transcripts and memos, by path; ascending. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Coding files by the paths that they have now. */
  readonly sidecars: ReadonlyMap<string, Sidecar>;
  /** Files that get another path, coding files among them. */
  readonly moves: readonly (Move & { readonly to: string })[];
}
