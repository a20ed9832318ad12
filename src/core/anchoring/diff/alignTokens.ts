import { type Budget, alignShortest } from './myers';
import { type Box, heaviestInOrder } from './runs';
import { SMALL, SmallBoxes } from './smallBox';
import type { Tokens } from './tokens';
import { uniqueRuns } from './uniqueGrams';

/** How many tokens in a row are looked for, once in either text: long ones first, as they are beyond doubt. */
const GRAMS = [12, 6, 3, 1] as const;

/** Steps of the shortest edit script, for the whole of two texts. */
const MAX_STEPS = 20_000_000;

interface Part extends Box {
  /** Which of the grams to look for. */
  readonly level: number;
}

/**
 * Aligns two texts, token by token and in order: what occurs once in either is equal (as in patience diff), between
 * these what occurs once there, and so on; what is left is small and takes the best alignment, or the shortest edit
 * script. A part for which the steps do not suffice is left without counterparts: no map is better than a wrong one.
 * @returns by old token the new one that it became, ascending; -1 without a counterpart
 */
export function alignTokens(old: Tokens, now: Tokens): Int32Array {
  const matches = new Int32Array(old.count).fill(-1);
  const whole = { oldFrom: 0, oldTo: old.count, newFrom: 0, newTo: now.count };
  new Aligner(old, now, matches).align(whole);
  return matches;
}

/** Aligns parts of two texts. */
export class Aligner {
  private readonly budget: Budget = { steps: MAX_STEPS };
  private readonly small: SmallBoxes;

  constructor(
    private readonly old: Tokens,
    private readonly now: Tokens,
    private readonly matches: Int32Array,
  ) {
    this.small = new SmallBoxes(old, now);
  }

  align(box: Box): void {
    const parts: Part[] = [{ ...box, level: 0 }];
    for (let part = parts.pop(); part; part = parts.pop()) this.alignPart(part, parts);
  }

  private alignPart(part: Part, parts: Part[]): void {
    const box = this.withoutEqualEnds(part);
    const { oldFrom, oldTo, newFrom, newTo } = box;
    const n = oldTo - oldFrom;
    const m = newTo - newFrom;
    if (n === 0 || m === 0) return;
    if (n * m <= SMALL) {
      this.small.align(box, this.matches);
      return;
    }
    for (let level = part.level; level < GRAMS.length; level++) {
      const runs = heaviestInOrder(uniqueRuns(this.old.ids, this.now.ids, box, GRAMS[level]!));
      if (runs.count === 0) continue;
      let old = oldFrom;
      let now = newFrom;
      for (let i = 0; i < runs.count; i++) {
        for (let k = 0; k < runs.lengths[i]!; k++) this.matches[runs.olds[i]! + k] = runs.news[i]! + k;
        parts.push({
          oldFrom: old,
          oldTo: runs.olds[i]!,
          newFrom: now,
          newTo: runs.news[i]!,
          level: level + 1,
        });
        old = runs.olds[i]! + runs.lengths[i]!;
        now = runs.news[i]! + runs.lengths[i]!;
      }
      parts.push({ oldFrom: old, oldTo, newFrom: now, newTo, level: level + 1 });
      return;
    }
    alignShortest(this.old.ids, this.now.ids, box, this.matches, this.budget);
  }

  /** Notes the equal tokens at both ends, and leaves what is between them. */
  private withoutEqualEnds({ oldFrom, oldTo, newFrom, newTo }: Box): Box {
    const { matches } = this;
    const old = this.old.ids;
    const now = this.now.ids;
    while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === now[newFrom]) {
      matches[oldFrom++] = newFrom++;
    }
    while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] === now[newTo - 1]) {
      matches[--oldTo] = --newTo;
    }
    return { oldFrom, oldTo, newFrom, newTo };
  }
}
