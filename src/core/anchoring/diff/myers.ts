import type { Box } from './runs';

/** Steps that a diff may still take; shared by all of its parts, so that a text cannot take longer than that. */
export interface Budget {
  steps: number;
}

/** More differences than this in one part of a text say that it is another text. */
const MAX_DIFFERENCES = 400;

/**
 * The shortest edit script in linear space (Myers 1986, section 4b): notes for each old token of a box the new one that
 * it became.
 * @param matches by old token; -1 without a counterpart
 * @returns false when the budget was used up or the parts differ too much; then nothing of the box is noted
 */
export function alignShortest(
  old: Int32Array,
  now: Int32Array,
  box: Box,
  matches: Int32Array,
  budget: Budget,
): boolean {
  const search = new MiddleSearch(old, now, budget);
  const isDone = alignPart(search, matches, box.oldFrom, box.oldTo, box.newFrom, box.newTo);
  if (!isDone) matches.fill(-1, box.oldFrom, box.oldTo);
  return isDone;
}

function alignPart(
  search: MiddleSearch,
  matches: Int32Array,
  oldFrom: number,
  oldTo: number,
  newFrom: number,
  newTo: number,
): boolean {
  const { old, now } = search;
  while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === now[newFrom]) matches[oldFrom++] = newFrom++;
  while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] === now[newTo - 1]) matches[--oldTo] = --newTo;
  if (oldFrom === oldTo || newFrom === newTo) return true;
  const middle = search.find(oldFrom, oldTo, newFrom, newTo);
  if (!middle) return false;
  return (
    alignPart(search, matches, oldFrom, middle.old, newFrom, middle.now) &&
    alignPart(search, matches, middle.old, oldTo, middle.now, newTo)
  );
}

interface Middle {
  readonly old: number;
  readonly now: number;
}

/** Looks for a place on a shortest path, from both corners at a time. */
class MiddleSearch {
  private readonly ahead = new Int32Array(MAX_DIFFERENCES + 4);
  private readonly back = new Int32Array(MAX_DIFFERENCES + 4);

  constructor(
    readonly old: Int32Array,
    readonly now: Int32Array,
    private readonly budget: Budget,
  ) {}

  /** Both stretches have tokens, and neither their first nor their last ones are equal. */
  find(oldFrom: number, oldTo: number, newFrom: number, newTo: number): Middle | undefined {
    const { old, now, ahead, back, budget } = this;
    const n = oldTo - oldFrom;
    const m = newTo - newFrom;
    const delta = n - m;
    const isOdd = (delta & 1) !== 0;
    // diagonals are numbered x - y, from either corner; paths that leave the box are not followed
    const zero = MAX_DIFFERENCES / 2 + 1;
    ahead.fill(-1);
    back.fill(-1);
    ahead[zero + 1] = 0;
    back[zero + 1] = 0;
    for (let d = 0; d <= MAX_DIFFERENCES / 2; d++) {
      budget.steps -= 2 * d + 2;
      if (budget.steps < 0) return undefined;
      for (let k = -d; k <= d; k += 2) {
        let x = furthest(ahead, zero + k);
        let y = x - k;
        if (x < 0 || x > n || y > m) {
          ahead[zero + k] = -1;
          continue;
        }
        while (x < n && y < m && old[oldFrom + x] === now[newFrom + y]) {
          x++;
          y++;
        }
        ahead[zero + k] = x;
        if (!isOdd || Math.abs(delta - k) >= d) continue;
        const met = back[zero + delta - k]!;
        if (met >= 0 && x + met >= n) return { old: oldFrom + x, now: newFrom + y };
      }
      for (let k = -d; k <= d; k += 2) {
        let x = furthest(back, zero + k);
        let y = x - k;
        if (x < 0 || x > n || y > m) {
          back[zero + k] = -1;
          continue;
        }
        while (x < n && y < m && old[oldTo - 1 - x] === now[newTo - 1 - y]) {
          x++;
          y++;
        }
        back[zero + k] = x;
        if (isOdd || Math.abs(delta - k) > d) continue;
        const met = ahead[zero + delta - k]!;
        if (met >= 0 && x + met >= n) return { old: oldTo - x, now: newTo - y };
      }
    }
    return undefined;
  }
}

/** How far one more difference brings a path on a diagonal: down from the next diagonal or right from the one before. */
function furthest(reached: Int32Array, diagonal: number): number {
  const right = reached[diagonal - 1]!;
  return Math.max(reached[diagonal + 1]!, right < 0 ? -1 : right + 1);
}
