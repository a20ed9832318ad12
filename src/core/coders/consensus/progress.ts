import type { Compared } from '../comparison/compared';
import type { Pair } from '../comparison/compareTranscripts';
import { type DecidedCodings, codingRefs } from './codingRefs';

/** How far two coders have come with the rows of their comparison. */
export interface Progress {
  /** Number of rows about which it was decided, of what is the same, too. */
  readonly decided: number;
  /** Number of rows that wait for a decision: open differences, and agreements that a decision with a third coder touches. */
  readonly differences: number;
  /** Number of rows on which both agree and that can be taken over all at once. */
  readonly agreements: number;
}

/** @param states of all rows */
export function progressOf(states: readonly RowState[]): Progress {
  const count = (wanted: RowState) => states.filter(state => state === wanted).length;
  return { decided: count('decided'), differences: count('open'), agreements: count('agreement') };
}

/** Whether a row is decided, waits for a decision, or can be taken over as both have it. */
export type RowState = 'decided' | 'open' | 'agreement';

export function stateOf(row: Compared, pair: Pair, decided: DecidedCodings): RowState {
  const codings = codingRefs(row, pair);
  if (decided.settle(codings)) return 'decided';
  return row.kind === 'matched' && decided.on(codings).length === 0 ? 'agreement' : 'open';
}
