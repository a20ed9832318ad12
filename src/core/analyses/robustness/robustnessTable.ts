import type { RowFacts } from '../../corpus/codeRows';
import type { ScopeFacts } from '../../corpus/scopeFacts';
import type { Preset, Representativeness } from '../frequency/representativeness';
import type { Choice, Decisions } from './choices';

export interface RobustnessOptions {
  /** That of the published table. */
  readonly preset: Preset;
  /** A code is late when more than this share of the transcripts had been coded before its first use. */
  readonly late: number;
}

/** What the published frequency table is under every reasonable choice. */
export interface RobustnessTable {
  readonly scope: RobustnessScope;
  /** Of themes and codes that occur under any choice, ordered as in the published table. */
  readonly rows: readonly RobustnessRow[];
  /** Every choice in order, with what it does to the table. */
  readonly choices: readonly ChoiceRow[];
  /** What the table would be without each transcript, the most influential first, by the published choices. */
  readonly transcripts: readonly Influence[];
  /** The same without each participant. */
  readonly people: readonly Influence[];
}

export interface RobustnessScope extends ScopeFacts, RobustnessOptions {
  readonly decisions: Decisions;
  /** Ids of the late codes. */
  readonly lateCodes: readonly string[];
  /** How many choices there are, the published one among them. */
  readonly choices: number;
}

export type Label = Representativeness | null;

export interface RobustnessRow extends RowFacts {
  /** Participants in the published table. */
  readonly participants: number;
  /** Of so many. */
  readonly of: number;
  readonly share: number | null;
  readonly label: Label;
  /** Whether only late codes were used under it, so that without them it has no row. */
  readonly isLate: boolean;
  /** Choices under which it has a row. */
  readonly choices: number;
  /** Choices under which it has the published label. */
  readonly holds: number;
  /** Fewest and most participants under any choice. */
  readonly least: number;
  readonly most: number;
  /** For each choice its label; undefined where it has no row. */
  readonly labels: readonly (Label | undefined)[];
  /** The choices that change its label by departing from the published ones in as little as that takes. */
  readonly changedBy: readonly ChangedBy[];
  readonly withoutTranscript: LeaveOneOut;
  readonly withoutParticipant: LeaveOneOut;
}

export interface ChangedBy {
  readonly choice: Choice;
  readonly participants: number;
  readonly label: Label;
}

/** What leaving out one of several does to a row. */
export interface LeaveOneOut {
  /** How many can be left out. */
  readonly of: number;
  /** Without how many of them the label is the same. */
  readonly holds: number;
  /** The others, in the order of the scope: path or id, and the label without it. */
  readonly changedBy: readonly { readonly id: string; readonly label: Label }[];
}

export interface ChoiceRow extends Choice {
  /** From 1, the published one. */
  readonly number: number;
  /** Rows that the table has. */
  readonly rows: number;
  /** How many of them have another label than the published one. */
  readonly changed: number;
  /** Ids of these. */
  readonly changedRows: readonly string[];
}

/** What the published table would be without one transcript or one participant. */
export interface Influence {
  /** Path of the transcript, or id of the participant. */
  readonly id: string;
  /** Participants that are left. */
  readonly of: number;
  /** Rows of the published table. */
  readonly rows: number;
  /** How many of their labels change. */
  readonly changed: number;
  /** Ids of these, with the label that they get. */
  readonly changedRows: readonly { readonly id: string; readonly label: Label }[];
  /** Mean of the changes of the rows' shares, without their signs; null where there are no rows. */
  readonly meanChange: number | null;
  /** The largest of these changes, with its sign, and the id of the row; null where nothing changes. */
  readonly largestChange: number | null;
  readonly largestRow: string | null;
}
