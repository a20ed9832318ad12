import type { Box } from './runs';
import type { Tokens } from './tokens';

/** A box with more pairs of tokens than this is not small. */
export const SMALL = 4096;

/** What a pair of equal tokens is worth for each of its characters; for standing next to another pair; for equal spacing. */
const LETTER = 8;
const TOGETHER = 12;
const SPACED = 1;

const FromBoth = 1;
const FromOld = 2;
const FromNew = 3;

/**
 * Aligns the tokens of a small box so that the equal ones have the most characters together, in runs as long as possible
 * (dynamic programming, Needleman & Wunsch 1970). A word counts more than a comma, and where it has a neighbour that fits, more
 * than elsewhere.
 */
export class SmallBoxes {
  private readonly scores = new Int32Array(2 * (SMALL + 2));
  private readonly from = new Uint8Array(4 * SMALL + 4);

  constructor(
    private readonly old: Tokens,
    private readonly now: Tokens,
  ) {}

  /** Notes the new token that each old one became in `matches`. */
  align({ oldFrom, oldTo, newFrom, newTo }: Box, matches: Int32Array): void {
    const { old, now, scores, from } = this;
    const width = newTo - newFrom + 1;
    scores.fill(0, 0, 2 * width);
    let last = 0;
    for (let i = oldFrom; i < oldTo; i++) {
      const row = last === 0 ? width : 0;
      const worth = LETTER * Math.min(old.ends[i]! - old.starts[i]!, 8) + LETTER / 2;
      scores[row] = 0;
      for (let j = 1; j < width; j++) {
        let best = scores[last + j]!;
        let way = FromOld;
        if (scores[row + j - 1]! > best) {
          best = scores[row + j - 1]!;
          way = FromNew;
        }
        if (old.ids[i] === now.ids[newFrom + j - 1]) {
          const isTogether = i > oldFrom && j > 1 && from[(i - oldFrom - 1) * width + j - 1] === FromBoth;
          const score =
            scores[last + j - 1]! +
            worth +
            (isTogether ? TOGETHER : 0) +
            (isSpaced(old, i) === isSpaced(now, newFrom + j - 1) ? SPACED : 0) +
            (isSpaced(old, i + 1) === isSpaced(now, newFrom + j) ? SPACED : 0);
          if (score >= best) {
            best = score;
            way = FromBoth;
          }
        }
        scores[row + j] = best;
        from[(i - oldFrom) * width + j] = way;
      }
      last = row;
    }

    let i = oldTo - oldFrom - 1;
    let j = width - 1;
    while (i >= 0 && j > 0) {
      const way = from[i * width + j];
      if (way === FromBoth) matches[oldFrom + i--] = newFrom + --j;
      else if (way === FromOld) i--;
      else j--;
    }
  }
}

/** Whether there is white space before a token. */
function isSpaced({ starts, ends, count }: Tokens, token: number): boolean {
  return token === 0 || token === count || starts[token]! > ends[token - 1]!;
}
