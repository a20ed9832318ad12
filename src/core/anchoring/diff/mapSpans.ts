import type { Span } from '../../text/span';
import { isFirstOfLine } from './cutLines';
import { pureGap, slideAhead, slideBack } from './slides';
import type { TextMap } from './textMap';
import { tokenAt, tokenBefore } from './tokens';

/** Where a map leads a span of the old text, and how far that can be trusted. Lengths are in UTF-16 units without white space. */
export interface MappedSpan extends Span {
  /** Whether the words are the same, one after the other; white space does not count. */
  readonly isSame: boolean;
  /** How much of it was edited. */
  readonly edited: number;
  /** How long the old words are, and how much of them is still there. */
  readonly length: number;
  readonly kept: number;
  /** Whether an end was guessed: it is in the midst of something that became something else. */
  readonly isGuessed: boolean;
  /** Whether it is in a passage that is elsewhere now. */
  readonly isMoved: boolean;
  /** What is unchanged in a row on the side of the span with less of it, and in all with the span. */
  readonly support: number;
  readonly passage: number;
  /** Another place at which the same words could as well have been inserted. */
  readonly other?: Span | undefined;
}

/** An end of a span in the new text: the first token that belongs to it, or the one after the last. */
interface End {
  readonly token: number;
  readonly at: number;
  readonly isGuessed: boolean;
}

/** An end in the midst of exchanged words is certain only when as many were inserted as removed, and no more than this. */
const MAX_EXCHANGED = 4;

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
  if (firstRun > lastRun) return mapReplaced(map, first, last) ?? mapTakenAway(map, first, last);

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

  let edited = map.distance(first, kept, start.token, newOf(map, from, kept));
  edited += map.distance(keptTo, last + 1, newOf(map, to, keptTo), end.token);
  let keptLength = 0;
  for (let run = from, before = -1; run <= to; run++) {
    if (map.blocks[run] !== block) continue;
    if (before >= 0) {
      edited += map.editedBetween(before, run);
      keptLength += exchanged(map, map.oldEnd(before), olds[run]!, map.newEnd(before), map.runs.news[run]!);
    }
    keptLength += lengthOf(map, Math.max(olds[run]!, kept), Math.min(map.oldEnd(run), keptTo));
    before = run;
  }
  keptLength += exchanged(map, first, kept, start.token, newOf(map, from, kept));
  keptLength += exchanged(map, keptTo, last + 1, newOf(map, to, keptTo), end.token);
  const isSame = from === to && kept === first && keptTo === last + 1;
  const cutBefore = Math.max(0, span.start - map.old.starts[first]!);
  const cutBehind = Math.max(0, map.old.ends[last]! - span.end);
  if (kept === first) keptLength -= cutBefore;
  if (keptTo === last + 1) keptLength -= cutBehind;
  const slid = isSame ? slideOf(map, from, first, last + 1, end.at - start.at) : undefined;
  const weights = map.oldWeights;
  const before = weights[kept]! - weights[olds[from]!]!;
  const underlying = weights[map.oldEnd(to)]! - weights[keptTo]!;
  return {
    start: start.at,
    end: end.at,
    isSame,
    edited,
    // of a word in which it begins or ends, only its part
    length: lengthOf(map, first, last + 1) - cutBefore - cutBehind,
    kept: keptLength,
    isGuessed: isTorn || start.isGuessed || end.isGuessed || slid !== undefined,
    isMoved: block !== 0,
    support: Math.min(before, underlying),
    passage: weights[map.oldEnd(to)]! - weights[olds[from]!]!,
    other: slid?.other,
  };
}

/** The place of the new text that has everything before it that was before a place of the old one, as far as it still does. */
export function nearestPlace(map: TextMap, at: number): number {
  const run = map.runBefore(tokenAt(map.old, at) - 1);
  return run < 0 ? 0 : map.now.ends[newOf(map, run, Math.min(tokenAt(map.old, at), map.oldEnd(run))) - 1]!;
}

/** The first run with a token at a place or after it. */
function runFrom(map: TextMap, oldToken: number): number {
  const run = map.runBefore(oldToken);
  return run >= 0 && map.oldEnd(run) > oldToken ? run : run + 1;
}

/** The new token that belongs to an old one of a run, or to the one after its last. */
function newOf(map: TextMap, run: number, oldToken: number): number {
  return map.runs.news[run]! + oldToken - map.runs.olds[run]!;
}

function lengthOf(map: TextMap, first: number, to: number): number {
  return map.oldLengths[to]! - map.oldLengths[first]!;
}

/** How much of a gap is as good as kept: all, where one thing became another as it always did. */
function exchanged(map: TextMap, oldFrom: number, oldTo: number, newFrom: number, newTo: number): number {
  return map.replacements.isKnown(oldFrom, oldTo, newFrom, newTo) ? lengthOf(map, oldFrom, oldTo) : 0;
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

/** @param run the first one in the span */
function startOf(map: TextMap, at: number, first: number, run: number): End {
  const { old, now, runs } = map;
  if (runs.olds[run]! <= first) {
    const token = newOf(map, run, first);
    const offset = at - old.starts[first]!;
    const place = now.starts[token]! + offset;
    const isKept = offset >= 0 || now.text.startsWith(old.text.slice(at, old.starts[first]!), place);
    return { token, at: isKept ? Math.max(place, 0) : now.starts[token]!, isGuessed: false };
  }
  const newTo = runs.news[run]!;
  const before = map.beforeInNew[run]!;
  const newFrom = before < 0 ? 0 : map.newEnd(before);
  const oldFrom = run === 0 ? 0 : map.oldEnd(run - 1);
  const gap = { oldFrom, oldTo: runs.olds[run]!, newFrom, newTo };
  // what becomes of a part of a word is unknown
  const isPart = at > old.starts[first]!;
  const end = (token: number, isGuessed: boolean) => ({
    token,
    at: now.starts[token]!,
    isGuessed: isGuessed || isPart,
  });
  if (newFrom === newTo) return end(newTo, false);
  if (before !== run - 1) return end(newTo, true);
  if (oldFrom === first) return end(newFrom, hasGrown(map, gap));
  if (isFirstOfLine(old, oldFrom) && isFirstOfLine(now, newFrom) && newTo - newFrom < gap.oldTo - oldFrom) {
    // what came before it in the line was removed
    return end(newFrom, !map.replacements.isKnown(oldFrom, gap.oldTo, newFrom, newTo));
  }
  // of what is always exchanged as a whole, a part belongs to neither side
  if (map.replacements.isKnown(oldFrom, gap.oldTo, newFrom, newTo)) return end(newTo, true);
  const isEven = gap.oldTo - oldFrom === newTo - newFrom;
  if (isEven) return end(newFrom + first - oldFrom, newTo - newFrom > MAX_EXCHANGED);
  return end(Math.max(newFrom, newTo - (gap.oldTo - first)), true);
}

/** @param to the old token after the span @param run the last one in the span */
function endOf(map: TextMap, at: number, to: number, run: number): End {
  const { old, now, runs } = map;
  if (map.oldEnd(run) >= to) {
    const token = newOf(map, run, to);
    const offset = at - old.ends[to - 1]!;
    const place = now.ends[token - 1]! + offset;
    const isKept =
      offset <= 0 || now.text.startsWith(old.text.slice(old.ends[to - 1]!, at), now.ends[token - 1]!);
    return { token, at: isKept ? place : now.ends[token - 1]!, isGuessed: false };
  }
  const newFrom = map.newEnd(run);
  const underlying = map.behindInNew[run]!;
  const newTo = underlying < 0 ? now.count : runs.news[underlying]!;
  const oldTo = run + 1 === runs.count ? old.count : runs.olds[run + 1]!;
  const gap = { oldFrom: map.oldEnd(run), oldTo, newFrom, newTo };
  const isPart = at < old.ends[to - 1]!;
  const end = (token: number, isGuessed: boolean) => ({
    token,
    at: now.ends[token - 1]!,
    isGuessed: isGuessed || isPart,
  });
  if (newFrom === newTo) return end(newFrom, false);
  if (underlying !== (run + 1 === runs.count ? -1 : run + 1)) return end(newFrom, true);
  if (oldTo === to) return end(newTo, hasGrown(map, gap));
  if (map.replacements.isKnown(gap.oldFrom, oldTo, newFrom, newTo)) return end(newFrom, true);
  const isEven = oldTo - gap.oldFrom === newTo - newFrom;
  if (isEven) return end(newTo - (oldTo - to), newTo - newFrom > MAX_EXCHANGED);
  return end(Math.min(newTo, newFrom + to - gap.oldFrom), true);
}

interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * Whether there is more in a gap than before, so that some of it may have been inserted beside what was exchanged: not when the
 * same was exchanged again and again, nor when it is still much the same.
 */
function hasGrown(map: TextMap, { oldFrom, oldTo, newFrom, newTo }: Gap): boolean {
  if (newTo - newFrom <= oldTo - oldFrom) return false;
  if (map.replacements.isKnown(oldFrom, oldTo, newFrom, newTo)) return false;
  const longest = Math.max(lengthOf(map, oldFrom, oldTo), map.newLengths[newTo]! - map.newLengths[newFrom]!);
  return map.distance(oldFrom, oldTo, newFrom, newTo) > longest / 2;
}

/** A span all of whose words were exchanged for a few others. */
function mapReplaced(map: TextMap, first: number, last: number): MappedSpan | undefined {
  const { runs, now } = map;
  const before = map.runBefore(first);
  const oldFrom = before < 0 ? 0 : map.oldEnd(before);
  const underlying = before + 1;
  const oldTo = underlying === runs.count ? map.old.count : runs.olds[underlying]!;
  const isPaired =
    before >= 0 &&
    underlying < runs.count &&
    map.areNeighbours(before, underlying) &&
    map.blocks[before] === map.blocks[underlying];
  if (!isPaired) return undefined;
  const newFrom = map.newEnd(before);
  const newTo = runs.news[underlying]!;
  const isAll = first === oldFrom && last + 1 === oldTo;
  const isEven = oldTo - oldFrom === newTo - newFrom && newTo - newFrom <= MAX_EXCHANGED;
  const isKnown = map.replacements.isKnown(oldFrom, oldTo, newFrom, newTo);
  if (!isEven && !(isAll && isKnown)) return undefined;
  const tokenFrom = isAll ? newFrom : newFrom + first - oldFrom;
  const tokenTo = isAll ? newTo : newTo - (oldTo - last - 1);
  return {
    start: now.starts[tokenFrom]!,
    end: now.ends[tokenTo - 1]!,
    isSame: false,
    edited: map.distance(first, last + 1, tokenFrom, tokenTo),
    length: lengthOf(map, first, last + 1),
    // as many words are where they were
    kept: lengthOf(map, first, last + 1),
    isGuessed: true,
    isMoved: map.blocks[before] !== 0,
    support: 0,
    passage: 0,
  };
}

/** A span that was removed, where as well the same words beside it could have been removed. */
function mapTakenAway(map: TextMap, first: number, last: number): MappedSpan | undefined {
  const { runs, now } = map;
  const before = map.runBefore(first);
  const underlying = before + 1;
  if (before < 0 || !map.areNeighbours(before, underlying)) return undefined;
  const gap = pureGap(map.old, now, runs, before);
  if (!gap || gap.tokens !== map.old) return undefined;
  const isAhead = last < gap.from + slideAhead(gap, runs.lengths[underlying]!);
  const isBack = first >= gap.to - slideBack(gap, runs.lengths[before]!);
  if (!isAhead && !isBack) return undefined;
  const token = isAhead ? runs.news[underlying]! + first - gap.from : map.newEnd(before) - (gap.to - first);
  return {
    start: now.starts[token]!,
    end: now.ends[token + last - first]!,
    isSame: true,
    edited: 0,
    length: lengthOf(map, first, last + 1),
    kept: lengthOf(map, first, last + 1),
    isGuessed: true,
    isMoved: map.blocks[before] !== 0,
    support: 0,
    passage: 0,
  };
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
      return gap.tokens === now ? { other: start(newOf(map, run, first) - (gap.to - gap.from)) } : {};
    }
  }
  if (run + 1 < runs.count && map.areNeighbours(run, run + 1)) {
    const gap = pureGap(old, now, runs, run);
    if (gap && slideBack(gap, runs.lengths[run]!) >= map.oldEnd(run) - first) {
      return gap.tokens === now ? { other: start(newOf(map, run, first) + (gap.to - gap.from)) } : {};
    }
  }
  return undefined;
}
