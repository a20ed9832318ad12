// What the page of Check Speakers and the extension say to each other. Both sides import this file and nothing else of each other.

/** What is known of the study as a whole; transcripts are asked for as they come into view. */
export interface StudyView {
  readonly type: 'study';
  /** Of this very state: views of an older one are out of date. */
  readonly version: number;
  readonly name: string;
  /** Paths, in their order. */
  readonly transcripts: readonly string[];
  /** Unassigned labels that are probably interviewers’. */
  readonly guessed: readonly CountedLabel[];
  /** Labels that are probably spellings of one. */
  readonly spellings: readonly SpellingsView[];
  /** What is refused as a label, in all transcripts. */
  readonly refused: readonly string[];
  /** There are unassigned labels. */
  readonly hasUnassigned: boolean;
  readonly patterns: PatternsView;
  /** What the extension needs to show it again after the window was reloaded. */
  readonly request: unknown;
}

export interface CountedLabel {
  readonly label: string;
  /** As people read it: `12 turns`. */
  readonly turns: string;
}

export interface SpellingsView {
  readonly labels: readonly CountedLabel[];
  /** Who has some of them: a participant’s name, or undefined when no one has. */
  readonly owner: string | undefined;
  readonly areInterviewers: boolean;
}

/** The speaker patterns that can be edited, as `study.json` has them. */
export interface PatternsView {
  /** The study first, with an empty id, then its groups. */
  readonly scopes: readonly { readonly id: string; readonly title: string }[];
  readonly scope: string;
  /** Those of the scope: as they are being edited, or else as they are saved. */
  readonly patterns: readonly string[];
  /** They are being edited: the page knows better what is typed. */
  readonly isDraft: boolean;
  /** Number of the last edit that this has heard of: where the page has made others since, it is out of date. */
  readonly edit: number;
  /** Patterns to choose from, with a line that begins so where there is one. */
  readonly known: readonly { readonly pattern: string; readonly example: string | undefined }[];
}

/** A transcript and who speaks in it. */
export interface TranscriptView {
  readonly path: string;
  readonly layouts: readonly { readonly pattern: string; readonly turns: string }[];
  readonly labels: readonly LabelView[];
  readonly skipped: readonly SkippedView[];
  /** How many turns have no label, as people read it; undefined for none. */
  readonly unlabelled: string | undefined;
  /** To whom the transcript as a whole is assigned. */
  readonly assigned: string | undefined;
  readonly doubts: readonly DoubtView[];
}

/** Something about the turns that makes it likely that a label was missed, or taken for one. */
export interface DoubtView {
  readonly kind: string;
  readonly message: string;
  /** Where it is first, in UTF-16 units of the LF text. */
  readonly start: number;
}

export interface LabelView extends CountedLabel {
  /** How the first turn begins. */
  readonly words: string;
  /** Whose it is. */
  readonly who: string;
  readonly kind: 'interviewer' | 'participant' | 'unassigned' | 'undeclared';
  /** Why its turns count for no one. */
  readonly note: string | undefined;
  /** It is probably an interviewer’s, and no one’s yet. */
  readonly isGuessed: boolean;
}

/** What looks like a label and is not taken for one. */
export interface SkippedView {
  readonly label: string;
  /** As people read it: `3 lines`. */
  readonly lines: string;
  /** The first of these lines. */
  readonly words: string;
  /** The study says that it is none. */
  readonly isRefused: boolean;
}

/** From the extension to the page. */
export type ToSpeakers =
  | StudyView
  | { readonly type: 'transcript'; readonly version: number; readonly view: TranscriptView }
  /** Why each of the patterns that are being edited is none; empty for one that is. */
  | { readonly type: 'problems'; readonly problems: readonly string[] }
  /** Reading takes its time; from 0 to 1. */
  | { readonly type: 'progress'; readonly done: number }
  /** There is nothing to show but this sentence. */
  | { readonly type: 'failure'; readonly message: string; readonly request: unknown };

/** From the page to the extension. */
export type FromSpeakers =
  | { readonly type: 'ready' }
  /** The transcripts in view now; of this state of the study. */
  | { readonly type: 'inView'; readonly version: number; readonly paths: readonly string[] }
  | { readonly type: 'open'; readonly path: string }
  /** Goes to the first turn of a label, or on to another one. */
  | {
      readonly type: 'goTo';
      readonly path: string;
      readonly label: string;
      readonly to: 'first' | 'next' | 'previous';
    }
  /** Goes to the first line that looks as if it had this label. */
  | { readonly type: 'goToSkipped'; readonly path: string; readonly label: string }
  /** Goes to the line of a place, in UTF-16 units of the LF text. */
  | { readonly type: 'goToPlace'; readonly path: string; readonly start: number }
  /** Lets the user choose whose labels these are. */
  | { readonly type: 'assign'; readonly labels: readonly string[] }
  | { readonly type: 'interviewers'; readonly labels: readonly string[] }
  /** They are spellings of one person’s label. */
  | { readonly type: 'merge'; readonly labels: readonly string[] }
  | { readonly type: 'refuse'; readonly label: string }
  | { readonly type: 'allow'; readonly label: string }
  | { readonly type: 'createParticipants' }
  /** Edits of the patterns, numbered from 1 by the page: which scope is looked at; what is typed so far; it is saved, or not. */
  | { readonly type: 'scope'; readonly edit: number; readonly scope: string }
  | {
      readonly type: 'draft';
      readonly edit: number;
      readonly scope: string;
      readonly patterns: readonly string[];
    }
  | { readonly type: 'applyPatterns'; readonly edit: number }
  | { readonly type: 'cancelPatterns'; readonly edit: number };
