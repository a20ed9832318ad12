import { addTo } from '../../base/groupBy';
import { type Compared, compared } from './compared';
import { sweepOverlaps } from './overlapSweep';
import { type PlacedCoding, byPlace } from './placedCoding';
import { NONE, type Sides, byCode, free } from './sides';
import { coverOf, iouOf, sharedLength } from './spanMeasures';

/** A span is mostly covered when more than this share of it is. */
const MOSTLY = 0.5;

/**
 * Where one coder has one span and the other mostly covers it with several that have the same code. That shows in a
 * leftover, in one of two ways:
 * - the leftover is a part: it lies mostly in a span whose partner, with different boundaries, is another part of it
 * - the leftover is the whole: it is mostly covered by several spans that have other partners
 * @param partnersOfA of the same code, before different codes were matched
 */
export function findSplits(sides: Sides, partnersOfA: Int32Array): Compared[] {
  const found = [...gatherParts(sides, partnersOfA, 'b'), ...gatherParts(sides, partnersOfA, 'a')];
  const rows = joined(sides, found);
  const used = new Set(rows.flatMap(({ a, b }) => [...a, ...b]));
  return [...rows, ...coveredWholes(sides, 'a', used), ...coveredWholes(sides, 'b', used)];
}

type Side = 'a' | 'b';

/** A pair of codings with different boundaries, and the leftovers that lie mostly in one of the two. */
interface Gathered {
  /** Number of the pair's member on side A. */
  readonly pair: number;
  readonly side: Side;
  /** Numbers on that side. */
  readonly parts: readonly number[];
}

/** @param side of the parts; the wholes are on the other one */
function gatherParts(sides: Sides, partnersOfA: Int32Array, side: Side): Gathered[] {
  const parts = sides[side];
  const wholes = sides[other(side)];
  /** Number of a whole → that of its partner; only pairs of the same code with different boundaries. */
  const partnerOf = new Map<number, number>();
  partnersOfA.forEach((j, i) => {
    if (j === NONE || iouOf(sides.a[i]!, sides.b[j]!) === 1) return;
    if (side === 'b') partnerOf.set(i, j);
    else partnerOf.set(j, i);
  });
  const hostOf = new Map<number, number>();
  const isBetter = (part: number, host: number, than: number | undefined) => {
    if (than === undefined) return true;
    const order = iouOf(parts[part]!, wholes[host]!) - iouOf(parts[part]!, wholes[than]!);
    return order > 0 || (order === 0 && byPlace(wholes[host]!, wholes[than]!) < 0);
  };
  overlapsOfCode(parts, leftoversOf(sides, side), wholes, [...partnerOf.keys()], (part, whole) => {
    const isInside = sharedLength(parts[part]!, wholes[whole]!) > MOSTLY * lengthOf(parts[part]!);
    if (isInside && isBetter(part, whole, hostOf.get(part))) hostOf.set(part, whole);
  });
  const partsOf = new Map<number, number[]>();
  for (const [part, host] of hostOf) addTo(partsOf, host, part);
  return [...partsOf].flatMap(([host, own]) => {
    const partner = partnerOf.get(host)!;
    const all = [partner, ...own].map(i => parts[i]!);
    if (coverOf(wholes[host]!, all) <= MOSTLY * lengthOf(wholes[host]!)) return [];
    return [{ pair: side === 'b' ? host : partner, side, parts: own }];
  });
}

/** One row for each pair, with the parts of either side. */
function joined({ a, b, partnerOfA }: Sides, found: readonly Gathered[]): Compared[] {
  const byPair = new Map<number, { a: PlacedCoding[]; b: PlacedCoding[] }>();
  for (const { pair, side, parts } of found) {
    const row = byPair.get(pair) ?? { a: [a[pair]!], b: [b[partnerOfA[pair]!]!] };
    byPair.set(pair, row);
    row[side].push(...parts.map(i => (side === 'a' ? a : b)[i]!));
  }
  return [...byPair.values()].map(row => compared('split', row.a.sort(byPlace), row.b.sort(byPlace)));
}

/** Leftovers of a side that several spans of the other cover, which have partners of their own. */
function coveredWholes(sides: Sides, side: Side, used: ReadonlySet<PlacedCoding>): Compared[] {
  const wholes = sides[side];
  const parts = sides[other(side)];
  const partsOf = new Map<number, PlacedCoding[]>();
  const open = leftoversOf(sides, side).filter(i => !used.has(wholes[i]!));
  overlapsOfCode(wholes, open, parts, [...parts.keys()], (whole, part) => {
    if (sharedLength(wholes[whole]!, parts[part]!) <= MOSTLY * lengthOf(parts[part]!)) return;
    addTo(partsOf, whole, parts[part]!);
  });
  return [...partsOf].flatMap(([i, own]) => {
    const whole = wholes[i]!;
    if (own.length < 2 || coverOf(whole, own) <= MOSTLY * lengthOf(whole)) return [];
    const sorted = own.sort(byPlace);
    return side === 'a'
      ? [compared('split', [whole], sorted, 'b')]
      : [compared('split', sorted, [whole], 'a')];
  });
}

/** Every pair of a span of one list and one of the other with the same code that share a unit. */
function overlapsOfCode(
  spans: readonly PlacedCoding[],
  numbers: readonly number[],
  others: readonly PlacedCoding[],
  otherNumbers: readonly number[],
  found: (i: number, j: number) => void,
): void {
  const ofCode = byCode(others, otherNumbers);
  for (const [code, own] of byCode(spans, numbers)) {
    const theirs = ofCode.get(code);
    if (!theirs) continue;
    sweepOverlaps(
      own.map(i => spans[i]!),
      theirs.map(j => others[j]!),
      (x, y) => found(own[x]!, theirs[y]!),
    );
  }
}

function leftoversOf({ partnerOfA, partnerOfB }: Sides, side: Side): number[] {
  return free(side === 'a' ? partnerOfA : partnerOfB);
}

function other(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

function lengthOf({ start, end }: PlacedCoding): number {
  return end - start;
}
