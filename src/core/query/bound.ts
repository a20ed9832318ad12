import type { ScaleValue } from '../codebook/code';
import type { Matcher } from '../matching/matcher';
import type { Participant } from '../studyFile/studyFile';
import type { Distance, QueryUnit } from './query';

/** A part of a query of which is known what its names mean, and that gives passages. */
export type Bound = BoundLeaf | BoundSeveral | BoundRelation | BoundUnits | BoundNear | BoundBy;

interface OfCoder {
  /** Whether it gives other passages for other coders. */
  readonly isPerCoder: boolean;
}

type BoundLeaf = OfCoder &
  (
    | {
        readonly kind: 'codes';
        /** Of codes, also of those that became one of them. */
        readonly ids: ReadonlySet<string>;
      }
    | {
        readonly kind: 'values';
        readonly ids: ReadonlySet<string>;
        readonly test: (value: ScaleValue) => boolean;
      }
    | { readonly kind: 'hits'; readonly matcher: Matcher }
  );

/** `and`: what all share, if nothing speaks against it. `or`: everything. */
export type BoundSeveral = OfCoder &
  ({ readonly kind: 'or'; readonly of: readonly Bound[] } | ({ readonly kind: 'and' } & BoundParts));

/** What is joined by AND. */
export interface BoundParts {
  /** At least one. */
  readonly all: readonly Bound[];
  readonly none: readonly Bound[];
  readonly conditions: readonly BoundCondition[];
}

export interface BoundRelation extends OfCoder {
  readonly kind: 'relation';
  readonly relation: 'before' | 'overlaps' | 'inside' | Distance;
  readonly left: Bound;
  readonly right: Bound;
}

export interface BoundUnits extends OfCoder {
  readonly kind: 'in';
  readonly of: BoundTruth;
  readonly unit: QueryUnit;
}

export interface BoundNear extends OfCoder {
  readonly kind: 'near';
  readonly distance: Distance;
  /** Several that are near each other, or one and the next after it. */
  readonly of: BoundParts | { readonly first: Bound; readonly then: Bound };
}

export interface BoundBy extends OfCoder {
  readonly kind: 'by';
  readonly of: Bound;
  /** Id of the coder. */
  readonly coder: string;
}

/** What holds of a part of a text or not. */
export type BoundTruth =
  | { readonly kind: 'not'; readonly of: BoundTruth }
  | { readonly kind: 'and' | 'or'; readonly of: readonly BoundTruth[] }
  /** A passage of it shares something with the part. */
  | { readonly kind: 'some'; readonly of: Bound }
  /** A passage of the first ends in the part before one of the other starts in it. */
  | { readonly kind: 'before'; readonly first: Bound; readonly then: Bound }
  | BoundCondition;

/** What holds of a passage that shares something with a turn, or of all passages of a transcript. */
export type BoundCondition =
  | { readonly kind: 'not'; readonly of: BoundCondition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly BoundCondition[] }
  | { readonly kind: 'turn'; readonly test: TurnTest }
  | { readonly kind: 'transcript'; readonly test: (path: string) => boolean };

/** @param label as `labelKey` has it. @param participant whose turn it is */
export type TurnTest = (label: string | undefined, participant: Participant | undefined) => boolean;
