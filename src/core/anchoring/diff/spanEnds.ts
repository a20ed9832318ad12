import { isFirstOfLine } from './cutLines';
import type { TextMap } from './textMap';

/** An end of a span in the new text: the first token that belongs to it, or the one after the last. */
export interface End {
  readonly token: number;
  readonly at: number;
  readonly isGuessed: boolean;
}

/** An end in the midst of exchanged words is certain only when as many were inserted as removed, and no more than this. */
export const MAX_EXCHANGED = 4;

/** @param run the first one in the span */
export function startOf(map: TextMap, at: number, first: number, run: number): End {
  const { old, now, runs } = map;
  if (runs.olds[run]! <= first) {
    const token = map.newOf(run, first);
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
export function endOf(map: TextMap, at: number, to: number, run: number): End {
  const { old, now, runs } = map;
  if (map.oldEnd(run) >= to) {
    const token = map.newOf(run, to);
    const offset = at - old.ends[to - 1]!;
    const place = now.ends[token - 1]! + offset;
    const isKept =
      offset <= 0 || now.text.startsWith(old.text.slice(old.ends[to - 1]!, at), now.ends[token - 1]!);
    return { token, at: isKept ? place : now.ends[token - 1]!, isGuessed: false };
  }
  const newFrom = map.newEnd(run);
  const after = map.behindInNew[run]!;
  const newTo = after < 0 ? now.count : runs.news[after]!;
  const oldTo = run + 1 === runs.count ? old.count : runs.olds[run + 1]!;
  const gap = { oldFrom: map.oldEnd(run), oldTo, newFrom, newTo };
  const isPart = at < old.ends[to - 1]!;
  const end = (token: number, isGuessed: boolean) => ({
    token,
    at: now.ends[token - 1]!,
    isGuessed: isGuessed || isPart,
  });
  if (newFrom === newTo) return end(newFrom, false);
  if (after !== (run + 1 === runs.count ? -1 : run + 1)) return end(newFrom, true);
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
  const longest = Math.max(map.oldLength(oldFrom, oldTo), map.newLengths[newTo]! - map.newLengths[newFrom]!);
  return map.distance(oldFrom, oldTo, newFrom, newTo) > longest / 2;
}
