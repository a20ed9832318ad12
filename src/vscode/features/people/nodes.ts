import type { OpenStudy } from '../../session/openStudy';

/** Whose a label is: a participant's, the interviewers', no one's; where none are declared, it counts as a person. */
export type LabelOf = 'participant' | 'interviewer' | 'unassigned' | 'undeclared';

export interface ParticipantNode {
  readonly kind: 'participant';
  readonly openStudy: OpenStudy;
  readonly id: string;
}

export interface LabelNode {
  readonly kind: 'label';
  readonly openStudy: OpenStudy;
  readonly label: string;
  readonly of: LabelOf;
  /** Id of the participant whose it is. */
  readonly participant?: string;
}

export interface TranscriptNode {
  readonly kind: 'transcript';
  readonly openStudy: OpenStudy;
  readonly path: string;
  /** Id of the participant below whom it stands. */
  readonly participant?: string;
  /** Id of the group below which it stands. */
  readonly group?: string;
}

export interface AttributeNode {
  readonly kind: 'attribute';
  readonly openStudy: OpenStudy;
  readonly participant: string;
  readonly name: string;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly openStudy: OpenStudy;
  readonly id: string;
}

/** A program that codes. */
export interface ProgramNode {
  readonly kind: 'program';
  readonly openStudy: OpenStudy;
  /** Of the coder. */
  readonly id: string;
}

/** A row that stands for nothing but what is below it. */
export interface SectionNode {
  readonly kind: 'study' | 'interviewers' | 'unassigned' | 'undeclared' | 'groups' | 'programs';
  readonly openStudy: OpenStudy;
}

/** A row of the People view. */
export type ParticipantsNode =
  ParticipantNode | LabelNode | TranscriptNode | AttributeNode | GroupNode | ProgramNode | SectionNode;
