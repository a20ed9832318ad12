import type { MappedSpan } from './mappedSpan';
import { pureGap, slideAhead, slideBack } from './slides';
import { MAX_EXCHANGED } from './spanEnds';
import type { TextMap } from './textMap';

/** A span all of whose words were exchanged for a few others. */
export function mapReplaced(map: TextMap, first: number, last: number): MappedSpan | undefined {
  const { runs, now } = map;
  const before = map.runBefore(first);
  const oldFrom = before < 0 ? 0 : map.oldEnd(before);
  const after = before + 1;
  const oldTo = after === runs.count ? map.old.count : runs.olds[after]!;
  const isPaired =
    before >= 0 &&
    after < runs.count &&
    map.areNeighbours(before, after) &&
    map.blocks[before] === map.blocks[after];
  if (!isPaired) return undefined;
  const newFrom = map.newEnd(before);
  const newTo = runs.news[after]!;
  const isAll = first === oldFrom && last + 1 === oldTo;
  const isEven = oldTo - oldFrom === newTo - newFrom && newTo - newFrom <= MAX_EXCHANGED;
  const isKnown = map.replacements.isKnown(oldFrom, oldTo, newFrom, newTo);
  if (!isEven && !(isAll && isKnown)) return undefined;
  const tokenFrom = isAll ? newFrom : newFrom + first - oldFrom;
  const tokenTo = isAll ? newTo : newTo - (oldTo - last - 1);
  return guessed(map, before, map.oldLength(first, last + 1), {
    start: now.starts[tokenFrom]!,
    end: now.ends[tokenTo - 1]!,
    isSame: false,
    edited: map.distance(first, last + 1, tokenFrom, tokenTo),
  });
}

/** A span that was removed, where as well the same words beside it could have been removed. */
export function mapRemoved(map: TextMap, first: number, last: number): MappedSpan | undefined {
  const { runs, now } = map;
  const before = map.runBefore(first);
  const after = before + 1;
  if (before < 0 || !map.areNeighbours(before, after)) return undefined;
  const gap = pureGap(map.old, now, runs, before);
  if (!gap || gap.tokens !== map.old) return undefined;
  const isAhead = last < gap.from + slideAhead(gap, runs.lengths[after]!);
  const isBack = first >= gap.to - slideBack(gap, runs.lengths[before]!);
  if (!isAhead && !isBack) return undefined;
  const token = isAhead ? runs.news[after]! + first - gap.from : map.newEnd(before) - (gap.to - first);
  return guessed(map, before, map.oldLength(first, last + 1), {
    start: now.starts[token]!,
    end: now.ends[token + last - first]!,
    isSame: true,
    edited: 0,
  });
}

/** A span guessed to be somewhere after a run: as many words are there as before, and nothing unchanged bears it out. */
function guessed(
  map: TextMap,
  before: number,
  length: number,
  place: Pick<MappedSpan, 'start' | 'end' | 'isSame' | 'edited'>,
): MappedSpan {
  const isMoved = map.blocks[before] !== 0;
  return { ...place, length, kept: length, isGuessed: true, isMoved, support: 0, passage: 0 };
}
