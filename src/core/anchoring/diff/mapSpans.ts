import type { Span } from '../../text/span';
import { mapReplaced, mapRemoved } from './exchangedSpans';
import type { MappedSpan } from './mappedSpan';
import { pureGap, slideAhead, slideBack } from './slides';
import { endOf, startOf } from './spanEnds';
import type { TextMap } from './textMap';
import { tokenAt, tokenBefore } from './tokens';

/**
 * Leads a span of the old text to the new one: its start sticks to what is after it, its end to what is before it.
 * @returns undefined when none of its words have a counterpart
 */
export function mapSpan(map: TextMap, span: Span): MappedSpan | undefined {
  const first = tokenAt(map.old, span.start);
  const last = tokenBefore(map.old, span.end);
  if (first > last) return undefined;
  const firstRun = runFrom(map, first);
  const lastRun = map.runBefore(last);
  if (firstRun > lastRun) return mapReplaced(map, first, last) ?? mapRemoved(map, first, last);

  const { olds } = map.runs;
  const block = heaviestBlock(map, firstRun, lastRun, first, last);
  const isTorn = blocksIn(map, firstRun, lastRun) > 1;
  let from = firstRun;
  while (map.blocks[from] !== block) from++;
  let to = lastRun;
  while (map.blocks[to] !== block) to--;
  const kept = Math.max(first, olds[from]!);
  const keptTo = Math.min(last + 1, map.oldEnd(to));
  const start = startOf(map, span.start, first, from);
  const end = endOf(map, span.end, last + 1, to);

  let edited = map.distance(first, kept, start.token, map.newOf(from, kept));
  edited += map.distance(keptTo, last + 1, map.newOf(to, keptTo), end.token);
  let keptLength = 0;
  for (let run = from, before = -1; run <= to; run++) {
    if (map.blocks[run] !== block) continue;
    if (before >= 0) {
      edited += map.editedBetween(before, run);
      keptLength += exchanged(map, map.oldEnd(before), olds[run]!, map.newEnd(before), map.runs.news[run]!);
    }
    keptLength += map.oldLength(Math.max(olds[run]!, kept), Math.min(map.oldEnd(run), keptTo));
    before = run;
  }
  keptLength += exchanged(map, first, kept, start.token, map.newOf(from, kept));
  keptLength += exchanged(map, keptTo, last + 1, map.newOf(to, keptTo), end.token);
  const isSame = from === to && kept === first && keptTo === last + 1;
  const cutBefore = Math.max(0, span.start - map.old.starts[first]!);
  const cutBehind = Math.max(0, map.old.ends[last]! - span.end);
  if (kept === first) keptLength -= cutBefore;
  if (keptTo === last + 1) keptLength -= cutBehind;
  const slid = isSame ? slideOf(map, from, first, last + 1, end.at - start.at) : undefined;
  const weights = map.oldWeights;
  const before = weights[kept]! - weights[olds[from]!]!;
  const after = weights[map.oldEnd(to)]! - weights[keptTo]!;
  return {
    start: start.at,
    end: end.at,
    isSame,
    edited,
    // of a word in which it begins or ends, only its part
    length: map.oldLength(first, last + 1) - cutBefore - cutBehind,
    kept: keptLength,
    isGuessed: isTorn || start.isGuessed || end.isGuessed || slid !== undefined,
    isMoved: block !== 0,
    support: Math.min(before, after),
    passage: weights[map.oldEnd(to)]! - weights[olds[from]!]!,
    other: slid?.other,
  };
}

/** The place of the new text that has everything before it that was before a place of the old one, as far as it still does. */
export function nearestPlace(map: TextMap, at: number): number {
  const run = map.runBefore(tokenAt(map.old, at) - 1);
  return run < 0 ? 0 : map.now.ends[map.newOf(run, Math.min(tokenAt(map.old, at), map.oldEnd(run))) - 1]!;
}

/** The first run with a token at a place or after it. */
function runFrom(map: TextMap, oldToken: number): number {
  const run = map.runBefore(oldToken);
  return run >= 0 && map.oldEnd(run) > oldToken ? run : run + 1;
}

/** How much of a gap is as good as kept: all, where one thing became another as it always did. */
function exchanged(map: TextMap, oldFrom: number, oldTo: number, newFrom: number, newTo: number): number {
  return map.replacements.isKnown(oldFrom, oldTo, newFrom, newTo) ? map.oldLength(oldFrom, oldTo) : 0;
}

/** How many times one passage meets another between two runs. */
function blocksIn(map: TextMap, firstRun: number, lastRun: number): number {
  let blocks = 1;
  for (let run = firstRun + 1; run <= lastRun; run++) {
    if (map.blocks[run] !== map.blocks[run - 1]) blocks++;
  }
  return blocks;
}

/** The block to which most of a span belongs. */
function heaviestBlock(map: TextMap, firstRun: number, lastRun: number, first: number, last: number): number {
  const { blocks, runs, oldWeights } = map;
  if (blocksIn(map, firstRun, lastRun) === 1) return blocks[firstRun]!;
  const weights = new Map<number, number>();
  for (let run = firstRun; run <= lastRun; run++) {
    const weight =
      oldWeights[Math.min(map.oldEnd(run), last + 1)]! - oldWeights[Math.max(runs.olds[run]!, first)]!;
    weights.set(blocks[run]!, (weights.get(blocks[run]!) ?? 0) + weight);
  }
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/**
 * Whether the tokens `[first, to)` of a run could as well be others beside it: what was inserted or removed next to the run may
 * be these words themselves.
 */
function slideOf(
  map: TextMap,
  run: number,
  first: number,
  to: number,
  size: number,
): { other?: Span } | undefined {
  const { old, now, runs } = map;
  const start = (token: number): Span => ({ start: now.starts[token]!, end: now.starts[token]! + size });
  if (run > 0 && map.areNeighbours(run - 1, run)) {
    const gap = pureGap(old, now, runs, run - 1);
    if (gap && slideAhead(gap, runs.lengths[run]!) >= to - runs.olds[run]!) {
      return gap.tokens === now ? { other: start(map.newOf(run, first) - (gap.to - gap.from)) } : {};
    }
  }
  if (run + 1 < runs.count && map.areNeighbours(run, run + 1)) {
    const gap = pureGap(old, now, runs, run);
    if (gap && slideBack(gap, runs.lengths[run]!) >= map.oldEnd(run) - first) {
      return gap.tokens === now ? { other: start(map.newOf(run, first) + (gap.to - gap.from)) } : {};
    }
  }
  return undefined;
}
