import { firstAtLeast } from '../../../base/sorted';
import type { Candidate } from '../../../coders/comparison/assignment';
import { bestMatching } from '../../../coders/comparison/bestMatching';
import { iouOf } from '../../../coders/comparison/spanMeasures';
import { pairsOf } from '../figures';
import type { CodedByCoders } from '../units/codedByCoders';
import type { Rated, ValuedUnits } from './valuedUnits';

/** Overlaps are compared in whole numbers, so that no rounding decides. */
const WORTH = 2 ** 30;
/** Rounding must not part what overlaps by exactly so much. */
const EPSILON = 1e-9;

/**
 * Adds pairs of codings of two coders, each coding in at most one pair with the same coder: of all ways to pair those that
 * overlap enough, the one with the largest sum of overlaps. Pairs of which both have a value are units.
 * @param least intersection over union, from 0 (any shared character) to 1 (identical)
 * @param clusterOf the cluster of a turn
 */
export function addMatchedUnits(
  { scoped, rates }: CodedByCoders,
  codings: readonly Rated[],
  least: number,
  clusterOf: (turn: number) => number,
  found: ValuedUnits,
): void {
  const { ends } = scoped.transcript.turns;
  const coders = rates.length;
  const byCoder = rates.map((_, coder) => codings.filter(one => one.coder === coder));
  const hasValue = ({ rank }: Rated) => rank !== undefined;
  for (const [i, j] of pairsOf(coders)) {
    if (rates[i] === 'none' || rates[j] === 'none') continue;
    const [first, second] = [byCoder[i]!, byCoder[j]!];
    const pairs = matched(first, second, least).filter(
      ({ a, b }) => hasValue(first[a]!) && hasValue(second[b]!),
    );
    found.alone += first.filter(hasValue).length + second.filter(hasValue).length - 2 * pairs.length;
    for (const { a, b } of pairs) {
      const ranks = new Array<number | null>(coders).fill(null);
      ranks[i] = first[a]!.rank!;
      ranks[j] = second[b]!.rank!;
      const start = Math.min(first[a]!.start, second[b]!.start);
      const turn = Math.min(firstAtLeast(ends, start + 1), Math.max(ends.length - 1, 0));
      found.units.push({ cluster: clusterOf(turn), weight: 1, ranks });
    }
  }
}

function matched(first: readonly Rated[], second: readonly Rated[], least: number): readonly Candidate[] {
  const candidates = first.flatMap((one, a) =>
    second.flatMap((other, b): Candidate[] => {
      const overlap = iouOf(one, other);
      return overlap > 0 && overlap + EPSILON >= least
        ? [{ a, b, worth: Math.max(1, Math.round(overlap * WORTH)) }]
        : [];
    }),
  );
  return bestMatching(candidates, (a, b) => compare(first[a]!, second[b]!)).pairs;
}

function compare(one: Rated, other: Rated): number {
  return one.start - other.start || one.end - other.end;
}
