import type { Replacements } from './replacements';
import { RunList, type Runs } from './runs';

/** A small gap between two runs, where words were exchanged for others, says less against these than a large one. */
const FEW_TOKENS = 3;

/**
 * Takes out the runs that are equal by chance: an “and the” in the midst of two passages that have nothing else in common.
 * A run is removed when on either side more was changed than it has itself (the semantic cleanup of Fraser's diff-match-patch).
 * @param runs of one chain, ascending in both texts
 * @param oldWeights summed, of the old tokens
 * @param outside what counts as the gap before the first run and after the last one
 */
export function withoutChance(
  runs: Runs,
  oldWeights: Int32Array,
  newWeights: Int32Array,
  replacements: Replacements,
  outside = 0,
): RunList {
  const kept: number[] = [];
  const gapBetween = (before: number, after: number): number => {
    if (before < 0 || after >= runs.count) return outside;
    const oldFrom = runs.olds[before]! + runs.lengths[before]!;
    const newFrom = runs.news[before]! + runs.lengths[before]!;
    const oldTo = runs.olds[after]!;
    const newTo = runs.news[after]!;
    if (replacements.isKnown(oldFrom, oldTo, newFrom, newTo)) return 0;
    const changed = Math.max(
      oldWeights[oldTo]! - oldWeights[oldFrom]!,
      newWeights[newTo]! - newWeights[newFrom]!,
    );
    const isExchange = oldTo > oldFrom && newTo > newFrom;
    return isExchange && Math.max(oldTo - oldFrom, newTo - newFrom) <= FEW_TOKENS ? changed / 2 : changed;
  };
  for (let run = 0; run < runs.count; run++) {
    kept.push(run);
    // what is removed makes the gap before it larger, so that the one before may have to be removed as well
    while (kept.length > 0) {
      const last = kept.at(-1)!;
      const weight = oldWeights[runs.olds[last]! + runs.lengths[last]!]! - oldWeights[runs.olds[last]!]!;
      const isByChance = weight <= gapBetween(kept.at(-2) ?? -1, last) && weight <= gapBetween(last, run + 1);
      if (!isByChance) break;
      kept.pop();
    }
  }
  const left = new RunList();
  for (const run of kept) left.add(runs.olds[run]!, runs.news[run]!, runs.lengths[run]!);
  return left;
}
