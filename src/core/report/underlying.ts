import type { ScaleValue } from '../codebook/code';
import type { Condition } from '../studyFile/scopeOptions';
import type { Span } from '../text/span';

/**
 * Which of a report's segments a figure, a row, a column or a mark of a chart counts: those that meet everything
 * that is named. A cell's are those of its row and its column together ({@link both}).
 */
export interface Underlying {
  /** Id of a code: segments with it or with a code below it. */
  readonly code?: string;
  /** With a code: of its own codings those with this value on its scale, or all of them for `true`. */
  readonly value?: ScaleValue | true;
  /** Id of a code: of those, the ones that occur together with it, by the report's rule. */
  readonly with?: string;
  /** Id of a participant who has a turn in the segment. */
  readonly participant?: string;
  /** A participant who has a turn in the segment meets these; of one attribute any of the values. */
  readonly where?: readonly Condition[];
  /** Id of a group. */
  readonly group?: string;
  /** Path. */
  readonly transcript?: string;
  /** A place in that transcript: segments that overlap it, or, where there is none, the words themselves. */
  readonly span?: Span;
  /** One segment of that transcript. */
  readonly segment?: { readonly coder: string; readonly id: string };
  /** No segments, but the places where something is said. */
  readonly said?: Said;
}

/** Words that are counted, wherever they are said. */
export interface Said {
  readonly word: string;
  /** Whether other forms of the word count as it. */
  readonly isFamily: boolean;
  readonly turns: 'all' | 'participants' | 'interviewers';
}

/** What a cell counts: nothing where the column says so by null. */
export function both(
  row: Underlying | undefined,
  column: Underlying | null | undefined,
): Underlying | undefined {
  if (column === null) return undefined;
  return row || column ? { ...row, ...column } : undefined;
}
