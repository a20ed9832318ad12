import type { Turns } from '../turns/turns';

/** Turns under each label of a transcript; undefined means text without one. In the order of the first turns. */
export type LabelCounts = ReadonlyMap<string | undefined, number>;

const known = new WeakMap<Turns['labelNumbers'], LabelCounts>();

/** Counts the turns under each label, once for all turns that were moved from the same ones. */
export function countLabels(turns: Turns): LabelCounts {
  let counts = known.get(turns.labelNumbers);
  if (!counts) known.set(turns.labelNumbers, (counts = count(turns)));
  return counts;
}

function count(turns: Turns): LabelCounts {
  const counts = new Map<string | undefined, number>();
  for (let i = 0; i < turns.count; i++) {
    const label = turns.label(i);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** The labels that head several turns in at least one of some transcripts. */
export function recurringLabels(transcripts: Iterable<LabelCounts>): ReadonlySet<string> {
  const recurring = new Set<string>();
  for (const counts of transcripts)
    for (const [label, turns] of counts) if (label !== undefined && turns > 1) recurring.add(label);
  return recurring;
}
