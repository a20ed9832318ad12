import * as vscode from 'vscode';
import type { Code, CodingRule } from '../../core/codebook/code';
import type { ScopedTranscript } from '../../core/corpus/scopedTranscripts';
import type { UnderlyingPlace } from '../../core/report/underlyingPlaces';
import type { SearchRequest } from '../../core/search/searchRequest';
import type { Widened } from '../../core/search/units';
import type { OpenStudy } from './openStudy';

/** Segments that somebody wants to see: those of some codes, of a participant, of a figure in a report. */
export interface SegmentSubject {
  readonly openStudy: OpenStudy;
  /** What the segments are of; it may be called otherwise later. */
  readonly title: () => string;
  /** The segments as they are now, by transcript and place; asked for again whenever something has changed. */
  readonly places: () => readonly UnderlyingPlace[];
  /** Of which kind they are, for who wants to put others of that kind in their place. */
  readonly kind:
    'codes' | 'participant' | 'transcript' | 'report' | 'uncertain' | 'split' | 'search' | 'query';
  /** Ids of the codes whose segments they are, with all below them: the values of these count where they are sorted by value. */
  readonly codes?: () => ReadonlySet<string>;
  /** Where segments can be sent to, until none is left. */
  readonly sending?: Sending;
  /** What is looked for, where hits are listed in place of segments. */
  readonly search?: ListedSearch;
}

/** What was found, with the transcript as it was then. */
export interface FoundHit {
  readonly one: ScopedTranscript;
  readonly what: Widened;
}

/** A search whose hits are listed. It looks again when it is told to, and says so once it has. */
export interface ListedSearch {
  readonly request: SearchRequest;
  /** The rule by whose search hits are listed that are not coded by it yet. */
  readonly rule: CodingRule | undefined;
  /** Whether it is searched as the rule says, and not otherwise by now. */
  readonly isRuleItself: boolean;
  /** In their order, as far as it was last looked. */
  readonly found: readonly FoundHit[];
  /** Whether it is being looked for something else, or in something else, than was found. */
  readonly isLooking: boolean;
  /** Why nothing was found; undefined where there was no reason. */
  readonly error: string | undefined;
  /** What else is to be said of what was found. */
  readonly note: string | undefined;
  /** Looks for something else in place of what was looked for. */
  readonly change: (request: SearchRequest) => void;
  /** What was found may be out of date. */
  readonly outdate: () => void;
  /** Looks again, if that is so. */
  readonly refresh: () => void;
  /** Until what was found is up to date. */
  readonly whenDone: () => Promise<void>;
  /** Lets the user choose what narrows the search, by the id of a filter. */
  readonly pick: (filter: string) => Promise<void>;
}

/** What was listed is somewhere else now: keys of hits that are not the same any more. */
export type MovedKeys = ReadonlyMap<string, string | undefined>;

/** Segments of one code that become those of others. */
export interface Sending {
  /** Id of the code that the others take the place of. */
  readonly from: string;
  readonly targets: () => readonly Code[];
  /** Is told once the last one was sent. */
  readonly onEmpty: () => void;
}

/** How it came that something else is listed. */
export interface Asked {
  /** Somebody has asked for it. */
  readonly isAsked: boolean;
  /** They want to type what is looked for. */
  readonly takesFocus?: boolean;
}

/** What the Segments panel lists. Whoever has segments to show makes a subject and hands it to {@link SegmentLists.show}. */
export class SegmentLists implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Asked>();
  private shown: SegmentSubject | undefined;
  /** Another subject is to be listed; when somebody has asked for it, the panel is to be opened. */
  readonly onDidChange = this.changed.event;
  private readonly looked = new vscode.EventEmitter<MovedKeys>();
  /** The search that is listed has looked again. */
  readonly onDidLook = this.looked.event;

  get subject(): SegmentSubject | undefined {
    return this.shown;
  }

  /** Lists segments, and opens the panel; the focus stays where it is, unless what is looked for is to be typed there. */
  show(subject: SegmentSubject, takesFocus = false): void {
    this.shown = subject;
    this.changed.fire({ isAsked: true, takesFocus });
  }

  /** Lists other segments in place of those of the same kind, if these are listed; does not open the panel. */
  follow(subject: SegmentSubject): void {
    if (this.shown?.kind !== subject.kind) return;
    this.shown = subject;
    this.changed.fire({ isAsked: false });
  }

  /** Says that a search has looked again; one that is not listed any more has nothing to say. */
  hasLooked(search: ListedSearch, moved: MovedKeys): void {
    if (this.shown?.search === search) this.looked.fire(moved);
  }

  close(): void {
    this.shown = undefined;
    this.changed.fire({ isAsked: false });
  }

  dispose(): void {
    this.changed.dispose();
    this.looked.dispose();
  }
}
