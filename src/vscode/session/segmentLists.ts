import * as vscode from 'vscode';
import type { Code } from '../../core/codebook/code';
import type { UnderlyingPlace } from '../../core/report/underlyingPlaces';
import type { OpenStudy } from './openStudy';

/** Segments that somebody wants to see: those of some codes, of a participant, of a figure in a report. */
export interface SegmentSubject {
  readonly openStudy: OpenStudy;
  /** What the segments are of; it may be called otherwise later. */
  readonly title: () => string;
  /** The segments as they are now, by transcript and place; asked for again whenever something has changed. */
  readonly places: () => readonly UnderlyingPlace[];
  /** Of which kind they are, for who wants to put others of that kind in their place. */
  readonly kind: 'codes' | 'participant' | 'transcript' | 'report' | 'uncertain' | 'split';
  /** Where segments can be sent to, until none is left. */
  readonly sending?: Sending;
}

/** Segments of one code that become those of others. */
export interface Sending {
  /** Id of the code that the others take the place of. */
  readonly from: string;
  readonly targets: () => readonly Code[];
  /** Is told once the last one was sent. */
  readonly onEmpty: () => void;
}

/** What the Segments panel lists. Whoever has segments to show makes a subject and hands it to {@link SegmentLists.show}. */
export class SegmentLists implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<{ readonly isAsked: boolean }>();
  private shown: SegmentSubject | undefined;
  /** Another subject is to be listed; when somebody has asked for it, the panel is to be opened. */
  readonly onDidChange = this.changed.event;

  get subject(): SegmentSubject | undefined {
    return this.shown;
  }

  /** Lists segments, and opens the panel; the focus stays where it is. */
  show(subject: SegmentSubject): void {
    this.shown = subject;
    this.changed.fire({ isAsked: true });
  }

  /** Lists other segments in place of those of the same kind, if these are listed; does not open the panel. */
  follow(subject: SegmentSubject): void {
    if (this.shown?.kind !== subject.kind) return;
    this.shown = subject;
    this.changed.fire({ isAsked: false });
  }

  close(): void {
    this.shown = undefined;
    this.changed.fire({ isAsked: false });
  }

  dispose(): void {
    this.changed.dispose();
  }
}
