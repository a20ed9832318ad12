import type { Representativeness } from '../../analyses/frequency/representativeness';
import type { Span } from '../../text/span';
import type { ManuscriptFinding } from '../finding';

/** What is counted: participants unless the paper says otherwise. */
export type Unit = 'participants' | 'segments' | 'transcripts' | 'words';

/** Something that a paper says of a code, and where in the text of a paragraph: UTF-16 units, half-open. */
export type Claim = Span &
  (
    | { readonly kind: 'count'; readonly unit: Unit; readonly value: number }
    /** Of how many, right beside their count. */
    | {
        readonly kind: 'of';
        readonly unit: Unit;
        readonly value: number;
        /** The count that it goes with, of the same words. */
        readonly count: number;
        /** Whether it may be a part of the participants that is meant: `4 of the 5 women`. */
        readonly mayBePart: boolean;
      }
    | { readonly kind: 'share'; readonly percent: number; readonly digits: number }
    | { readonly kind: 'label'; readonly label: Representativeness }
  );

/** What a paper says of codes that the study does not, and how much it says of them. */
export interface CheckedClaims {
  /** In their order in the paper. */
  readonly findings: readonly ManuscriptFinding[];
  /** Number of figures and labels that were compared. */
  readonly figures: number;
}

/** What a paper says of one code, in one place. */
export interface ClaimGroup {
  /** Those that have the name. */
  readonly ids: readonly string[];
  /** As it is written there. */
  readonly name: string;
  readonly claims: readonly Claim[];
}
