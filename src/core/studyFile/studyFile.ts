import type { LanguageCode } from '../text/languageCodes';
import type { TranscriberNotes } from '../text/transcriberNotes';
import type { GivenTurn } from '../turns/givenTurns';
import type { ScopeOptions } from './scopeOptions';

/** A person who speaks in the transcripts. */
export interface Participant {
  readonly id: string;
  readonly name?: string | undefined;
  /** This person's labels in the text. */
  readonly speakers?: readonly string[] | undefined;
  /** Transcripts in which every turn that no one else claims is theirs. Paths or globs, relative to the study. */
  readonly transcripts?: readonly string[] | undefined;
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  /** Markdown. */
  readonly memo?: string | undefined;
}

/** What a study says of how transcripts are laid out, and of what in them is no speaker. */
export interface TurnSettings {
  /** Heads of turns as templates, see `parsePattern`. */
  readonly patterns?: readonly string[] | undefined;
  /** What looks like a label and is none, as it is written in the text. */
  readonly notSpeakers?: readonly string[] | undefined;
}

/** A named set of transcripts (time points, sites, arms). */
export interface Group {
  readonly id: string;
  readonly name?: string | undefined;
  /** Paths or globs, relative to the study. */
  readonly transcripts: readonly string[];
  /** Markdown. */
  readonly memo?: string | undefined;
  /** For its transcripts: the patterns in place of the study's, what is no speaker in addition. */
  readonly turns?: TurnSettings | undefined;
}

/** Someone who codes: a person, or a program whose coding was imported. */
export interface Coder {
  readonly id: string;
  readonly name?: string | undefined;
  /** Only of a program: which one. */
  readonly program?: CodingProgram | undefined;
}

/** A program that codes, as far as its coding depends on it. */
export interface CodingProgram {
  readonly name: string;
  readonly version?: string | undefined;
  /** What it was told: its prompt, its threshold. */
  readonly settings?: string | undefined;
}

/** A report that is kept under a name, to be run again. */
export interface PinnedReport {
  readonly id: string;
  readonly name: string;
  /** Id of the analysis. */
  readonly analysis: string;
  /** The filters; the whole study without. */
  readonly scope?: ScopeOptions | undefined;
  /** The analysis' parameters by name; those that are absent are as by default. */
  readonly options?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;
}

/** Where a transcript was imported from. */
export interface TranscriptSource {
  readonly id: string;
  /** Path of the transcript, relative to the study. */
  readonly transcript: string;
  /** Name of the file, without its folder. */
  readonly file: string;
  /** Of the file; hex digits. */
  readonly sha256: string;
  /** What it was read as. */
  readonly format: string;
  /** When it was imported; ISO 8601 in UTC. */
  readonly at: string;
  /** SHA-256 of the transcript as it was imported, over the UTF-8 of its LF text. */
  readonly text: string;
  /** Labels that the file says are speakers’, where they are not all found as such without being told. */
  readonly speakers?: readonly string[] | undefined;
  /** Its turns, where they need not be looked for: as long as its text is the one that was imported. */
  readonly turns?: readonly GivenTurn[] | undefined;
  /** With turns: what is written in them and not said, as `[start, end]`. */
  readonly unspoken?: readonly (readonly number[])[] | undefined;
}

/** `study.json`. */
export interface StudyFile {
  readonly schema: number;
  readonly name: string;
  /** Of the study as a whole; Markdown. */
  readonly memo?: string | undefined;
  /** Paths or globs, relative to the study. */
  readonly transcripts: readonly string[];
  readonly quotes: 'full' | 'hashed';
  /** Goes before words that are hashed. */
  readonly salt?: string | undefined;
  /** How quotes say where they are from: a template, see `fillAttribution`. */
  readonly attribution?: string | undefined;
  /** What in brackets is a transcriber's note and so no words; `brackets` where it is not said. */
  readonly transcriberNotes?: TranscriberNotes | undefined;
  /** In which people speak; guessed where it is not said. */
  readonly languages?: readonly LanguageCode[] | undefined;
  /** Whether, for a phase, everyone is shown only their own coding. */
  readonly blind?: boolean | undefined;
  readonly interviewers: readonly string[];
  readonly turns?: TurnSettings | undefined;
  readonly participants: readonly Participant[];
  readonly groups: readonly Group[];
  readonly coders: readonly Coder[];
  readonly reports?: readonly PinnedReport[] | undefined;
  readonly sources?: readonly TranscriptSource[] | undefined;
}
