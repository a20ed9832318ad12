import type { QuotedWord } from './quotedWords';
import type { SpokenWords } from './spokenWords';

/** What one step makes of a quotation and of what was said. */
export type AlignmentStep =
  | { readonly kind: 'same' | 'other'; readonly quoted: number; readonly spoken: number }
  /** A word that only the quotation has. */
  | { readonly kind: 'added'; readonly quoted: number }
  /** One that only the transcript has, and that no omission stands for. */
  | { readonly kind: 'missing'; readonly spoken: number };

// A word in place of another costs less than one that only the quotation has, so that they are shown beside each other, at
// its beginning and end, too.
const OTHER = 30_000;
const ADDED = 40_000;
const MISSING = 20_000;
/** Of a word that an omission or insertion stands for: of places that are as good, those that are near each other. */
const OMITTED = 1;

const enum Move {
  Pair = 1,
  Added = 2,
  Missing = 3,
}

/**
 * Lays a quotation on the stretch `[from, to)` of a transcript’s words: the way with the fewest changes (Needleman and Wunsch
 * 1970, with free ends in the transcript), where an omission or insertion may stand for any words.
 */
export function align(
  words: readonly QuotedWord[],
  ids: readonly number[],
  spoken: SpokenWords,
  from: number,
  to: number,
): AlignmentStep[] {
  const [height, width] = [words.length, to - from];
  const moves = new Uint8Array((height + 1) * (width + 1));
  let above = new Int32Array(width + 1);
  for (let j = 1; j <= width; j++) moves[j] = Move.Missing;
  let row = new Int32Array(width + 1);
  for (let i = 1; i <= height; i++) {
    const id = ids[i - 1]!;
    const missing = i === height ? 0 : words[i]!.gapBefore ? OMITTED : MISSING;
    const base = i * (width + 1);
    row[0] = i * ADDED;
    moves[base] = Move.Added;
    for (let j = 1; j <= width; j++) {
      let cost = above[j - 1]! + (spoken.ids[from + j - 1] === id ? 0 : OTHER);
      let move: number = Move.Pair;
      if (above[j]! + ADDED < cost) [cost, move] = [above[j]! + ADDED, Move.Added];
      // at the end, of places that are as good the first one
      const left = row[j - 1]! + missing;
      if (left < cost || (left === cost && missing === 0)) [cost, move] = [left, Move.Missing];
      row[j] = cost;
      moves[base + j] = move;
    }
    [above, row] = [row, above];
  }
  const steps: AlignmentStep[] = [];
  for (let [i, j] = [height, width]; i > 0;) {
    const move = moves[i * (width + 1) + j]!;
    if (move === Move.Added) steps.push({ kind: 'added', quoted: --i });
    else if (move === Move.Pair) {
      const isSame = spoken.ids[from + --j] === ids[--i];
      steps.push({ kind: isSame ? 'same' : 'other', quoted: i, spoken: from + j });
    } else {
      j--;
      if (i < height && !words[i]!.gapBefore) steps.push({ kind: 'missing', spoken: from + j });
    }
  }
  return steps.reverse();
}
