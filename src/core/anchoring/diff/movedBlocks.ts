import { Aligner } from './alignTokens';
import { withoutChance } from './chance';
import type { Replacements } from './replacements';
import { RunList, runsOf } from './runs';
import type { Tokens } from './tokens';
import { uniqueRuns } from './uniqueGrams';

/** So many tokens in a row, once in what is left of either text, are the same words. */
const GRAM = 6;
/** A block with less weight than this may be a common phrase. */
const MIN_WEIGHT = 24;
/** Runs belong to one block when no more tokens than this are between them, and nothing else. */
const WIDEST_GAP = 60;

export interface Weights {
  /** Summed, of the old tokens. */
  readonly old: Int32Array;
  /** Summed, of the new tokens. */
  readonly now: Int32Array;
}

/**
 * Finds the blocks that occur in both texts but not in the same order as everything else: what is once in what an
 * alignment has left over. What was edited within and at the edges of such a block is aligned as well.
 * @param matches by old token, of the alignment in order; those of the blocks are added
 * @returns by old token the number of its block; 0 for those in order
 */
export function alignMovedBlocks(
  old: Tokens,
  now: Tokens,
  matches: Int32Array,
  weights: Weights,
  replacements: Replacements,
): Int32Array {
  const blocks = new Int32Array(old.count);
  const settled = new Uint8Array(old.count);
  const taken = new Uint8Array(now.count);
  for (let i = 0; i < old.count; i++) {
    if (matches[i]! < 0) continue;
    settled[i] = 1;
    taken[matches[i]!] = 1;
  }
  const whole = { oldFrom: 0, oldTo: old.count, newFrom: 0, newTo: now.count };
  const runs = apart(uniqueRuns(old.ids, now.ids, whole, GRAM, settled, taken), settled, taken);
  const aligner = new Aligner(old, now, matches);
  let block = 0;
  for (let first = 0; first < runs.count;) {
    const last = lastOfBlock(runs, first, settled, taken);
    const from = { old: runs.olds[first]!, now: runs.news[first]! };
    const to = { old: runs.olds[last]! + runs.lengths[last]!, now: runs.news[last]! + runs.lengths[last]! };
    for (let run = first; run <= last; run++) {
      for (let i = 0; i < runs.lengths[run]!; i++) matches[runs.olds[run]! + i] = runs.news[run]! + i;
      if (run > first) {
        const oldFrom = runs.olds[run - 1]! + runs.lengths[run - 1]!;
        const newFrom = runs.news[run - 1]! + runs.lengths[run - 1]!;
        aligner.align({ oldFrom, oldTo: runs.olds[run]!, newFrom, newTo: runs.news[run]! });
      }
    }
    const oldFrom = freeBefore(settled, from.old);
    const newFrom = freeBefore(taken, from.now);
    const oldTo = freeBehind(settled, to.old);
    const newTo = freeBehind(taken, to.now);
    aligner.align({ oldFrom, oldTo: from.old, newFrom, newTo: from.now });
    aligner.align({ oldFrom: to.old, oldTo, newFrom: to.now, newTo });

    const found = withoutChance(
      runsOf(matches, oldFrom, oldTo),
      weights.old,
      weights.now,
      replacements,
      MIN_WEIGHT,
    );
    matches.fill(-1, oldFrom, oldTo);
    if (found.count > 0) block++;
    for (let run = 0; run < found.count; run++) {
      for (let i = 0; i < found.lengths[run]!; i++) {
        matches[found.olds[run]! + i] = found.news[run]! + i;
        settled[found.olds[run]! + i] = 1;
        taken[found.news[run]! + i] = 1;
        blocks[found.olds[run]! + i] = block;
      }
    }
    first = last + 1;
  }
  return blocks;
}

/** The runs without what they share with one before them; their tokens are marked. */
function apart(runs: RunList, settled: Uint8Array, taken: Uint8Array): RunList {
  const left = new RunList();
  for (let run = 0; run < runs.count; run++) {
    let old = runs.olds[run]!;
    let now = runs.news[run]!;
    const end = old + runs.lengths[run]!;
    while (old < end && (settled[old] === 1 || taken[now] === 1)) {
      old++;
      now++;
    }
    let length = 0;
    while (old + length < end && settled[old + length] === 0 && taken[now + length] === 0) length++;
    if (length === 0) continue;
    left.add(old, now, length);
    settled.fill(1, old, old + length);
    taken.fill(1, now, now + length);
  }
  return left;
}

/** The last run that follows a first one in either text with nothing of other passages between. */
function lastOfBlock(runs: RunList, first: number, settled: Uint8Array, taken: Uint8Array): number {
  let last = first;
  while (last + 1 < runs.count) {
    const oldEnd = runs.olds[last]! + runs.lengths[last]!;
    const newEnd = runs.news[last]! + runs.lengths[last]!;
    if (freeBehind(settled, oldEnd) !== runs.olds[last + 1]) break;
    if (freeBehind(taken, newEnd) !== runs.news[last + 1]) break;
    last++;
  }
  return last;
}

function freeBehind(isUsed: Uint8Array, at: number): number {
  let end = at;
  while (end < isUsed.length && end < at + WIDEST_GAP && isUsed[end] === 0) end++;
  return end;
}

function freeBefore(isUsed: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && start > at - WIDEST_GAP && isUsed[start - 1] === 0) start--;
  return start;
}
