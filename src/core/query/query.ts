import type { Span } from '../text/span';

/** A query as it was typed. Places are UTF-16 units of what was typed. */
export type Query =
  | NamedCodes
  | Comparison
  | Words
  | Condition
  | { readonly kind: 'not'; readonly of: Query; readonly at: Span }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[]; readonly at: Span }
  | Relation
  | { readonly kind: 'in'; readonly of: Query; readonly unit: QueryUnit; readonly at: Span }
  | { readonly kind: 'near'; readonly of: Query; readonly distance: Distance; readonly at: Span }
  | { readonly kind: 'by'; readonly of: Query; readonly coder: Named; readonly at: Span };

/** A name and where it was typed, without what says of what it is one. */
export interface Named {
  readonly name: string;
  readonly at: Span;
}

/** The passages of a code and all below it, of a code group, or of a saved query. */
export interface NamedCodes extends Named {
  readonly kind: 'name';
  /** What it is, where that was typed: `code:trust`. */
  readonly of?: NameKind | undefined;
}

export const NAME_KINDS = ['code', 'codegroup', 'query'] as const;
type NameKind = (typeof NAME_KINDS)[number];

/** `anger >= high`, `age < 30`: a scale of a code, or an attribute of participants. */
export interface Comparison extends Named {
  readonly kind: 'compare';
  readonly of?: 'code' | 'attribute' | undefined;
  readonly operator: Operator;
  readonly value: Named;
}

export const OPERATORS = ['<=', '>=', '!=', '=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Words in the text, or a regular expression. */
export interface Words {
  readonly kind: 'words' | 'regex';
  readonly pattern: string;
  readonly at: Span;
}

/** Who speaks, or in which transcripts: `participant:p1`. */
export interface Condition extends Named {
  readonly kind: 'condition';
  readonly of: ConditionKind;
}

export const CONDITION_KINDS = ['participant', 'speaker', 'transcript', 'group'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Those passages of the left side that stand in a relation to one of the right side. */
export interface Relation {
  readonly kind: 'relation';
  readonly relation: 'before' | 'overlaps' | 'inside' | Distance;
  readonly left: Query;
  readonly right: Query;
  readonly at: Span;
}

/** At most so many words between two passages, or so many turns from one to the other. */
export interface Distance {
  readonly most: number;
  readonly of: DistanceUnit;
}

export const DISTANCE_UNITS = ['words', 'turns'] as const;
export type DistanceUnit = (typeof DISTANCE_UNITS)[number];

export const QUERY_UNITS = ['turn', 'sentence', 'paragraph', 'transcript'] as const;
/** A part of a transcript in which something is looked for. */
export type QueryUnit = (typeof QUERY_UNITS)[number];

export const KEYWORDS = [
  'AND',
  'OR',
  'NOT',
  'BEFORE',
  'OVERLAPS',
  'INSIDE',
  'BY',
  'IN',
  'WITHIN',
  'OF',
] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** UTF-16 units of a query. */
export const MAX_QUERY = 10_000;
/** So deep are parentheses, NOT and saved queries in each other. */
export const MAX_DEPTH = 50;

/** What is wrong with a query, in words for who typed it, and where. */
export interface QueryProblem extends Span {
  readonly message: string;
}
