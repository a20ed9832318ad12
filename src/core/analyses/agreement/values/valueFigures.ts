import { pairsOf } from '../figures';
import { isKnown } from './distanceAlpha';
import type { ValuedUnit } from './valuedUnits';

/** How far two coders agree on values, among the units in which both have one. Null where there is no figure. */
export interface ValueFigures {
  /** Units; with characters their number. */
  readonly n: number;
  /** The share of units with exactly the same value. */
  readonly percent: number | null;
  /** Cohen's weighted κ, by the distance of values. */
  readonly kappaLinear: number | null;
  /** The same by its square. */
  readonly kappaQuadratic: number | null;
}

/** Whether two values of units in which two coders have one differ at all. */
export function vary(units: readonly ValuedUnit[]): boolean {
  return new Set(units.flatMap(({ ranks }) => ranks.filter(isKnown))).size > 1;
}

/** The share of agreeing pairs of coders in a unit, as a mean over units. */
export function exactAgreement(units: readonly ValuedUnit[]): number {
  let [all, agreed] = [0, 0];
  for (const { weight, ranks } of units) {
    const said = ranks.filter(isKnown);
    const pairs = pairsOf(said.length);
    all += weight;
    agreed += (weight * pairs.filter(([i, j]) => said[i] === said[j]).length) / pairs.length;
  }
  return agreed / all;
}

/** The figures of two coders, by their numbers. */
export function pairFigures(units: readonly ValuedUnit[], first: number, second: number): ValueFigures {
  const both = units.filter(({ ranks }) => ranks[first] !== null && ranks[second] !== null);
  const own = both.map(({ cluster, weight, ranks }) => ({
    cluster,
    weight,
    ranks: [ranks[first]!, ranks[second]!],
  }));
  const isVaried = vary(own);
  return {
    n: own.reduce((sum, { weight }) => sum + weight, 0),
    percent: isVaried ? exactAgreement(own) : null,
    kappaLinear: weightedKappa(own, Math.abs),
    kappaQuadratic: weightedKappa(own, distance => distance * distance),
  };
}

/**
 * Cohen's weighted κ of two coders (Cohen 1968, Psychological Bulletin 70, p. 215): 1 − the mean disagreement of the units
 * divided by that of all pairs of a value of the first and a value of the second. Null where that is 0: all are the same.
 * @param weigh how much it is to disagree by so much
 */
export function weightedKappa(
  units: readonly (Pick<ValuedUnit, 'weight'> & { readonly ranks: readonly (number | null)[] })[],
  weigh: (distance: number) => number,
): number | null {
  const [firsts, seconds] = [new Map<number, number>(), new Map<number, number>()];
  let [n, seen] = [0, 0];
  for (const { weight, ranks } of units) {
    const [one, other] = ranks as readonly [number, number];
    n += weight;
    seen += weight * weigh(one - other);
    firsts.set(one, (firsts.get(one) ?? 0) + weight);
    seconds.set(other, (seconds.get(other) ?? 0) + weight);
  }
  let expected = 0;
  for (const [one, count] of firsts)
    for (const [other, times] of seconds) expected += count * times * weigh(one - other);
  return expected > 0 ? 1 - (seen * n) / expected : null;
}
