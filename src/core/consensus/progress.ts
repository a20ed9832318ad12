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

export function progressOf(rows: readonly Compared[], pair: Pair, decided: DecidedCodings): Progress {
  let differences = 0;
  let agreements = 0;
  for (const row of rows) {
    const state = stateOf(row, pair, decided);
    if (state === 'agreement') agreements++;
    else if (state === 'open') differences++;
  }
  return { decided: rows.length - differences - agreements, differences, agreements };
}

/** Whether a row is decided, waits for a decision, or can be taken over as both have it. */
export function stateOf(
  row: Compared,
  pair: Pair,
  decided: DecidedCodings,
): 'decided' | 'open' | 'agreement' {
  const codings = codingRefs(row, pair);
  if (decided.settle(codings)) return 'decided';
  return row.kind === 'matched' && decided.on(codings).length === 0 ? 'agreement' : 'open';
}

/** The progress of several together. */
export function sumOf(all: readonly Progress[]): Progress {
  const sum = (of: keyof Progress) => all.reduce((total, one) => total + one[of], 0);
  return { decided: sum('decided'), differences: sum('differences'), agreements: sum('agreements') };
}
