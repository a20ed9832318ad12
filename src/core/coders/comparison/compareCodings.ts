import { bestMatching } from './bestMatching';
import { Candidates } from './candidates';
import { type Compared, type ComparedKind, compared, inOrder } from './compared';
import { sweepOverlaps } from './overlapSweep';
import { type PlacedCoding, byPlace, byPlaceAndCode } from './placedCoding';
import { NONE, type Sides, byCode, free } from './sides';
import { iouOf } from './spanMeasures';
import { findSplits } from './splits';

/** At least this intersection over union makes two leftovers with different codes one passage, coded differently. */
export const SAME_PASSAGE = 0.5;

/** Steps between 0 and 1 in which an intersection over union is weighed: whole numbers add up without rounding. */
const SCALE = 2 ** 30;

/** What two codings of one text have in common and where they differ. */
export interface Comparison {
  /** By place. Each coding is in one row, except {@link Compared.isElsewhere}. */
  readonly rows: readonly Compared[];
  /** False when spans were so entangled that the best pairs were taken one by one instead of all at their best. */
  readonly isExact: boolean;
}

/**
 * Compares two codings of one text.
 *
 * 1. Codings with the same code that share a unit may be partners; those are chosen whose intersections over unions add
 *    up to the most, none in two: `matched` where both boundaries are equal, `value` where only the values differ, else
 *    `boundary`.
 * 2. Of what is left, codings with different codes and an intersection over union of at least {@link SAME_PASSAGE} are
 *    matched in the same way: `code`.
 * 3. Where one coder's span is mostly covered by several of the other's with the same code: `split`.
 * 4. Everything else only one of them has: `onlyA`, `onlyB`.
 *
 * The rows do not depend on the order of the codings; when `a` and `b` change places, so do the sides of the rows.
 * @param a positions in the same text as those of `b`, no span empty
 */
export function compareCodings(a: readonly PlacedCoding[], b: readonly PlacedCoding[]): Comparison {
  const sides: Sides = {
    a: [...a].sort(byPlace),
    b: [...b].sort(byPlace),
    partnerOfA: new Int32Array(a.length).fill(NONE),
    partnerOfB: new Int32Array(b.length).fill(NONE),
  };
  pairEqual(sides);
  const areSameExact = pairBest(sides, (x, y) => x.code === y.code, 0);
  const samePairs = sides.partnerOfA.slice();
  const areOthersExact = pairBest(sides, (x, y) => x.code !== y.code, SAME_PASSAGE);
  const splits = findSplits(sides, samePairs);
  const rows = [...splits, ...pairRows(sides, splits), ...leftovers(sides, splits)];
  return { rows: inOrder(rows), isExact: areSameExact && areOthersExact };
}

/**
 * Pairs equal spans with the same code first, those with the same id before others. That costs nothing: 1 − IoU is a
 * metric (Levandowsky & Winter 1971, Nature 234, 34–35), so that giving two equal spans other partners never adds up to
 * more.
 */
function pairEqual({ a, b, partnerOfA, partnerOfB }: Sides): void {
  const pair = (i: number, j: number) => {
    partnerOfA[i] = j;
    partnerOfB[j] = i;
  };
  let j = 0;
  for (let i = 0; i < a.length;) {
    const order = j < b.length ? byPlaceAndCode(a[i]!, b[j]!) : -1;
    if (order < 0) i++;
    else if (order > 0) j++;
    else {
      const [endA, endB] = [endOfEqual(a, i), endOfEqual(b, j)];
      pairGroups(i, endA, j, endB);
      i = endA;
      j = endB;
    }
  }

  function pairGroups(fromA: number, toA: number, fromB: number, toB: number): void {
    for (let x = fromA; x < toA; x++) {
      for (let y = fromB; y < toB; y++) {
        if (partnerOfB[y] !== NONE || a[x]!.segment !== b[y]!.segment) continue;
        pair(x, y);
        break;
      }
    }
    let next = fromB;
    for (let x = fromA; x < toA; x++) {
      if (partnerOfA[x] !== NONE) continue;
      while (next < toB && partnerOfB[next] !== NONE) next++;
      if (next < toB) pair(x, next);
    }
  }
}

/** Where codings of the same words with the same code end. */
function endOfEqual(sorted: readonly PlacedCoding[], from: number): number {
  let end = from + 1;
  while (end < sorted.length && byPlaceAndCode(sorted[from]!, sorted[end]!) === 0) end++;
  return end;
}

/** Pairs what has no partner yet, where it may and shares a unit with an intersection over union of at least `least`. */
function pairBest(
  { a, b, partnerOfA, partnerOfB }: Sides,
  mayPair: (a: PlacedCoding, b: PlacedCoding) => boolean,
  least: number,
): boolean {
  const freeA = free(partnerOfA);
  const freeB = free(partnerOfB);
  const candidates = new Candidates();
  const consider = (as: readonly number[], bs: readonly number[]) =>
    sweepOverlaps(
      as.map(i => a[i]!),
      bs.map(j => b[j]!),
      (x, y) => {
        const i = as[x]!;
        const j = bs[y]!;
        const iou = iouOf(a[i]!, b[j]!);
        if (iou < least || !mayPair(a[i]!, b[j]!)) return;
        candidates.add(i, j, Math.max(1, Math.round(iou * SCALE)));
      },
    );
  if (least > 0) consider(freeA, freeB);
  else {
    const ofCode = byCode(b, freeB);
    for (const [code, as] of byCode(a, freeA)) {
      const bs = ofCode.get(code);
      if (bs) consider(as, bs);
    }
  }
  // both sides are numbered in the order of `byPlace`
  const { pairs, isExact } = bestMatching(candidates.list(), (i, j) => byPlace(a[i]!, b[j]!));
  for (const pair of pairs) {
    partnerOfA[pair.a] = pair.b;
    partnerOfB[pair.b] = pair.a;
  }
  return isExact && candidates.isWhole;
}

function pairRows({ a, b, partnerOfA }: Sides, splits: readonly Compared[]): Compared[] {
  const used = usedIn(splits, 'a');
  const rows: Compared[] = [];
  a.forEach((one, i) => {
    const j = partnerOfA[i]!;
    if (j === NONE || used.has(one)) return;
    const other = b[j]!;
    rows.push(compared(kindOf(one, other), [one], [other]));
  });
  return rows;
}

function kindOf(one: PlacedCoding, other: PlacedCoding): ComparedKind {
  if (one.code !== other.code) return 'code';
  if (one.start !== other.start || one.end !== other.end) return 'boundary';
  return one.value === other.value ? 'matched' : 'value';
}

function leftovers({ a, b, partnerOfA, partnerOfB }: Sides, splits: readonly Compared[]): Compared[] {
  const usedA = usedIn(splits, 'a');
  const usedB = usedIn(splits, 'b');
  const rows: Compared[] = [];
  for (const i of free(partnerOfA)) if (!usedA.has(a[i]!)) rows.push(compared('onlyA', [a[i]!], NONE_OF));
  for (const j of free(partnerOfB)) if (!usedB.has(b[j]!)) rows.push(compared('onlyB', NONE_OF, [b[j]!]));
  return rows;
}

const NONE_OF: readonly PlacedCoding[] = [];

function usedIn(splits: readonly Compared[], side: 'a' | 'b'): ReadonlySet<PlacedCoding> {
  return new Set(splits.flatMap(row => (row.isElsewhere === side ? [] : row[side])));
}
