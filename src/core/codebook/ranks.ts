import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Code } from './code';

/** Ranks that put new siblings into their place. */
export interface Ranks {
  /** For the new siblings, in their order. */
  readonly inserted: readonly string[];
  /** For old ones that had to be given new ranks: they had none, an unusable one, or the same as their neighbour. */
  readonly changed: ReadonlyMap<string, string>;
}

/**
 * Ranks for `count` new siblings in front of the one at index `at`; as few others as possible change.
 * @param siblings in their order
 */
export function ranksAt(siblings: readonly Code[], at: number, count: number): Ranks {
  let from = at;
  while (from > 0 && !isRank(siblings[from - 1]!.rank)) from--;
  const lower = siblings[from - 1]?.rank ?? null;
  let to = at;
  while (to < siblings.length && !isUpperBound(siblings[to]!.rank, lower)) to++;
  const upper = siblings[to]?.rank ?? null;

  const ranks = generateNKeysBetween(lower, upper, to - from + count);
  const before = siblings.slice(from, at).map((code, i) => [code.id, ranks[i]!] as const);
  const after = siblings.slice(at, to).map((code, i) => [code.id, ranks[at - from + count + i]!] as const);
  return {
    inserted: ranks.slice(at - from, at - from + count),
    changed: new Map([...before, ...after]),
  };
}

/** Siblings without a rank come last, so that nothing before them needs a bound. */
function isUpperBound(rank: string | undefined, lower: string | null): boolean {
  return rank === undefined || (isRank(rank) && (lower === null || rank > lower));
}

function isRank(rank: string | undefined): rank is string {
  if (rank === undefined) return false;
  try {
    generateKeyBetween(rank, null);
    return true;
  } catch {
    return false;
  }
}
