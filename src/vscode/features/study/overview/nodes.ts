import type { OpenStudy } from '../../../session/openStudy';

export interface StudyNode {
  readonly kind: 'study';
  readonly openStudy: OpenStudy;
}

export interface TranscriptNode {
  readonly kind: 'transcript';
  readonly openStudy: OpenStudy;
  readonly path: string;
}

/** Text files that are no transcripts stand under it. */
export interface OthersNode {
  readonly kind: 'others';
  readonly openStudy: OpenStudy;
}

export interface OtherNode {
  readonly kind: 'other';
  readonly openStudy: OpenStudy;
  readonly path: string;
}

/** A row of the Transcripts view. */
export type OverviewNode = StudyNode | TranscriptNode | OthersNode | OtherNode;
