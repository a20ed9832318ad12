import type { CodingStatus } from '../coding/segment';

/** Keeps the participants who have an attribute with this value. */
export interface Condition {
  readonly attribute: string;
  /** As a person writes it: `nurse`, `43`, `true`, `null`. */
  readonly value: string;
}

/** What an analysis is asked to count: the same filters everywhere. What is absent or empty does not narrow anything. */
export interface ScopeOptions {
  /** Ids of groups: only transcripts of one of them. */
  readonly groups?: readonly string[] | undefined;
  /** Paths and globs: only these transcripts. */
  readonly transcripts?: readonly string[] | undefined;
  /** Ids of coders: exactly their segments. Else, in each transcript, the consensus once it is complete, else every coder's. */
  readonly coders?: readonly string[] | undefined;
  /** Ids of participants: only they, and segments in their turns. */
  readonly participants?: readonly string[] | undefined;
  /** Only participants who meet these, and segments in their turns; of one attribute any of the values. */
  readonly where?: readonly Condition[] | undefined;
  /** Ids of codes: only segments that carry one of them or a code below, and only these codes. */
  readonly codes?: readonly string[] | undefined;
  /** Ids of code groups: only segments that carry one of their codes or a code below, and only these codes; with `codes`, also those. */
  readonly codeGroups?: readonly string[] | undefined;
  /** Ids of saved queries, or queries as they are typed: their passages count as segments of a code do. */
  readonly queries?: readonly string[] | undefined;
  /** `YYYY-MM-DD`: only segments made on this day (in UTC) or later. */
  readonly from?: string | undefined;
  /** `YYYY-MM-DD`: only segments made on this day (in UTC) or earlier. */
  readonly to?: string | undefined;
  /** Only coding whose coder has given it this status, and transcripts that have such. */
  readonly status?: CodingStatus | undefined;
}

/** Without what does not narrow anything. */
export function narrowing(options: ScopeOptions): ScopeOptions {
  return Object.fromEntries(
    FILTERS.flatMap(name => {
      const value = options[name];
      return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
        ? []
        : [[name, value]];
    }),
  );
}

/** The names of all filters, in the order in which captions list them. */
export const FILTERS = [
  'groups',
  'transcripts',
  'coders',
  'participants',
  'where',
  'codes',
  'codeGroups',
  'queries',
  'from',
  'to',
  'status',
] as const satisfies readonly (keyof ScopeOptions)[];
