import type { PersonalKind } from '../privacy/personalData';
import type { Replacement } from './replacement';

/** Where words are in a study. */
export type PlaceKind =
  /** What is said, in a transcript. */
  | 'text'
  /** The label of a turn, in a transcript. */
  | 'label'
  /** An analytic memo, in `memos/`. */
  | 'memo'
  /** A field of `study.json`, of the codebook or of a coding file; quotes, which follow their transcript, are not listed. */
  | 'record'
  /** The path of a transcript or a memo. */
  | 'path';

/** One place of words that are to be replaced. */
export interface PlannedPlace {
  /** Names it among all places of a study as it is now, so that it can be left out of a plan. */
  readonly key: string;
  readonly in: PlaceKind;
  /** Path of the file, relative to the study, as it is now. */
  readonly path: string;
  /** Of a field: where in the file it is, such as `participants › anna › name`; else empty. */
  readonly field: string;
  /** From 1; null in a field and in a path. */
  readonly line: number | null;
  /** UTF-16 units, half-open: in the transcript or memo (LF), in the field’s text, or in the path. */
  readonly start: number;
  readonly end: number;
  /** Index into the plan’s replacements. */
  readonly replacement: number;
  readonly kind: PersonalKind;
  /** As they are written there. */
  readonly words: string;
  /** What will be there. */
  readonly becomes: string;
  /** The words before and after, in one line. */
  readonly before: string;
  readonly after: string;
}

/** A file that will be another one. */
export interface PlannedFile {
  readonly path: string;
  /** Its path afterwards, the same in most cases. */
  readonly to: string;
  /** Number of places in it, its path included. */
  readonly places: number;
}

/** A place in which the words stay. */
export interface Remaining {
  readonly path: string;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** What pseudonymising a study is going to do. It is made of the study’s files as they are at one time. */
export interface PseudonymPlan {
  readonly replacements: readonly Replacement[];
  /** In the order of paths, then of positions; also those that were left out. */
  readonly places: readonly PlannedPlace[];
  /** Keys of places that are left as they are. */
  readonly kept: ReadonlySet<string>;
  /** Places that are replaced, for each of the replacements. */
  readonly counts: readonly number[];
  /** The files that change. */
  readonly files: readonly PlannedFile[];
  /** Segments whose place in the text is uncertain: they stay so, and only their quotes change. */
  readonly uncertain: readonly {
    readonly transcript: string;
    readonly coder: string;
    readonly segment: string;
  }[];
  /** Where words to replace will still be: ids of codes, names of coders, other files of the folder. */
  readonly remaining: readonly Remaining[];
}

/** What can be chosen about a plan. */
export interface PlanOptions {
  /** Keys of places that are to be left as they are. */
  readonly kept?: ReadonlySet<string> | undefined;
}
