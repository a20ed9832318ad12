// Agreement on values from the definitions, over all pairs of ratings: slow, and without a line of the program.

/** For each unit, for each coder: where it is on a scale, or null. */
export type Units = readonly (readonly (number | null)[])[];

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

export const known = (unit: readonly (number | null)[]) => unit.filter(one => one !== null);

function ordered(unit: readonly number[]): (readonly [number, number])[] {
  return unit.flatMap((one, i) => unit.flatMap((other, j) => (i === j ? [] : [[one, other] as const])));
}

export function exact(units: Units): number {
  const shares = units.map(unit => {
    const pairs = ordered(known(unit));
    return pairs.filter(([a, b]) => a === b).length / pairs.length;
  });
  return sum(shares) / shares.length;
}

/**
 * Krippendorff's α, from a matrix of coincidences and with δ as it is defined: for ordinal data all values from c to k, less
 * half of those that are c or k, squared.
 * @param weights of units; 1 unless given
 * @param isExact whether values are drawn without replacement
 */
export function distanceAlpha(
  units: Units,
  metric: 'nominal' | 'ordinal' | 'interval',
  weights: readonly number[] = units.map(() => 1),
  isExact = true,
): number | null {
  const values = [...new Set(units.flatMap(known))].sort((a, b) => a - b);
  const at = (value: number) => values.indexOf(value);
  const o = values.map(() => values.map(() => 0));
  units.forEach((unit, u) => {
    const said = known(unit);
    for (const [a, b] of ordered(said)) o[at(a)]![at(b)]! += weights[u]! / (said.length - 1);
  });
  const n = o.map(sum);
  const all = sum(n);
  if (n.filter(count => count > 1e-9).length < 2) return null;
  const delta = (c: number, k: number) => {
    if (metric === 'nominal') return c === k ? 0 : 1;
    if (metric === 'interval') return (values[c]! - values[k]!) ** 2;
    const [from, to] = [Math.min(c, k), Math.max(c, k)];
    return (sum(n.slice(from, to + 1)) - (n[c]! + n[k]!) / 2) ** 2;
  };
  const over = (of: (c: number, k: number) => number) =>
    sum(values.flatMap((_, c) => values.map((__, k) => of(c, k) * delta(c, k))));
  const seen = over((c, k) => o[c]![k]!) / all;
  const chance = over((c, k) => n[c]! * n[k]!) / (all * (isExact ? all - 1 : all));
  return 1 - seen / chance;
}

/** Cohen's weighted κ from all pairs of a unit's value of the first and any unit's of the second. */
export function kappaByPairs(units: Units, i: number, j: number, power: 1 | 2): number | null {
  const both = units.filter(unit => unit[i] !== null && unit[j] !== null);
  const apart = (a: number, b: number) => Math.abs(a - b) ** power;
  const seen = sum(both.map(unit => apart(unit[i]!, unit[j]!))) / both.length;
  const chance = sum(both.flatMap(one => both.map(other => apart(one[i]!, other[j]!)))) / both.length ** 2;
  return both.length > 0 && chance > 0 ? 1 - seen / chance : null;
}
