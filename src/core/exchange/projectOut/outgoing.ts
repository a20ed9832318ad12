import type { Sidecar } from '../../coding/segment';
import type { Codebook } from '../../codebook/codebook';
import type { CodedTranscript, Corpus, PlacedSegment } from '../../corpus/corpus';
import { firstWords } from '../../text/firstWords';
import { dateTimeOf } from '../project/dateTime';
import { PLAIN_TEXT, type RefiText } from '../project/refiProject';

/** A study as it is exported. */
export interface OutgoingStudy {
  readonly corpus: Corpus;
  /** The coding file of a coder for a transcript. */
  readonly sidecar: (path: string, coder: string) => Sidecar | undefined;
  /** Analytic memos: path → the whole file, LF. */
  readonly memoFiles: ReadonlyMap<string, string>;
  /** Ids of those whose coding is exported; everyone's without. */
  readonly coders?: readonly string[] | undefined;
}

/** A segment that is exported, where it is now. */
export interface OutgoingSegment {
  readonly placed: PlacedSegment;
  readonly guid: string;
  /** Ids of its codes as they are in the codebook, each once. */
  readonly codes: readonly string[];
}

/** A transcript with what is exported of its coding. */
export interface OutgoingTranscript {
  readonly transcript: CodedTranscript;
  readonly guid: string;
  readonly segments: readonly OutgoingSegment[];
}

/** Whether a segment has a place that is beyond doubt: one at a place that nobody has confirmed could be on other words. */
export function isCertain({ state }: PlacedSegment): boolean {
  return state === 'ok' || state === 'changed';
}

/** The codes of the codebook that a segment has; ids that lead nowhere are left out. */
export function knownCodes(codebook: Codebook, codes: readonly string[]): readonly string[] {
  return codebook.resolveAll(codes).filter(id => codebook.get(id));
}

/** What is known of a memo besides its text. */
export interface NoteFacts {
  readonly guid: string;
  /** GUID. */
  readonly user?: string | undefined;
  readonly created?: string | undefined;
  readonly name?: string | undefined;
}

/** A memo as a note: other programs list them by name, so that one without is called as it begins. */
export function noteOf(text: string, { guid, user, created, name }: NoteFacts): RefiText {
  return {
    ...PLAIN_TEXT,
    guid,
    name: name ?? firstWords(text, 0, text.length),
    content: text,
    user,
    created: dateTimeOf(created),
  };
}

/** Whether there is a memo that can be seen. */
export function isMemo(memo: string | undefined): memo is string {
  return memo !== undefined && memo.trim() !== '';
}
