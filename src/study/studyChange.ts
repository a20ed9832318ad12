import { parseSidecarPath } from '../core/coding/sidecarName';
import { CODEBOOK_FILE, STUDY_FILE, SUMMARIES_FILE } from './studyFiles';

/** What has changed in a study; listeners look up the rest. Transcripts are named by their paths. */
export interface StudyChange {
  /** The study file: name, participants, groups, coders, reports. */
  readonly settings: boolean;
  readonly codebook: boolean;
  /** What is written in the cells of the summary grid. */
  readonly summaries: boolean;
  /** Transcripts that came or went. */
  readonly files: ReadonlySet<string>;
  /** Transcripts with other words, on the disk or in the editor. */
  readonly texts: ReadonlySet<string>;
  /** Transcripts with other segments, or whose coding has another status. A file of coding without a transcript counts, too. */
  readonly coding: ReadonlySet<string>;
  /** Transcripts in which other segments are in doubt than before (orphans, ambiguous, moved), without anybody's coding. */
  readonly doubts: ReadonlySet<string>;
  /** Paths of analytic memos that came, went or were written. */
  readonly memos: ReadonlySet<string>;
}

export type StudyPart = keyof StudyChange;

const NONE: ReadonlySet<string> = new Set();

const NOTHING: StudyChange = {
  settings: false,
  codebook: false,
  summaries: false,
  files: NONE,
  texts: NONE,
  coding: NONE,
  doubts: NONE,
  memos: NONE,
};

/** For those who show something of everything. */
export const ALL_PARTS = Object.keys(NOTHING) as readonly StudyPart[];

/** A change of some parts, and of nothing else. */
export function changeOf(parts: Partial<StudyChange>): StudyChange {
  return { ...NOTHING, ...parts };
}

/** What is otherwise when these files are. */
export function changeOfFiles(paths: ReadonlySet<string>): StudyChange {
  const transcripts = [...paths].flatMap(path => parseSidecarPath(path)?.transcript ?? []);
  return changeOf({
    settings: paths.has(STUDY_FILE),
    codebook: paths.has(CODEBOOK_FILE),
    summaries: paths.has(SUMMARIES_FILE),
    coding: new Set(transcripts),
  });
}

/** The parts that are otherwise than before. */
export function changedParts(change: StudyChange): StudyPart[] {
  return ALL_PARTS.filter(part => {
    const changed = change[part];
    return typeof changed === 'boolean' ? changed : changed.size > 0;
  });
}

/** Gathers what changes while files are read. */
export class ChangeNotes implements StudyChange {
  settings = false;
  codebook = false;
  summaries = false;
  readonly files = new Set<string>();
  readonly texts = new Set<string>();
  readonly coding = new Set<string>();
  readonly doubts = new Set<string>();
  readonly memos = new Set<string>();
}
