import type { Chance } from './chance';
import { MISSING, type Ratings, eachPattern } from './ratings';

// Each coefficient as observed and expected agreement, so that they can be pooled over codes. Undefined where there is
// nothing to compare. All but Cohen's and Scott's take any number of coders and missing ratings.

/** Number of units that at least two coders rate, or their length. */
export function pairableUnits(ratings: Ratings): number {
  let units = 0;
  eachPattern(ratings, (_, raters, weight) => (units += raters > 1 ? weight : 0));
  return units;
}

/** Whether the units that at least two coders rate have more than one category among them. */
export function hasVariation(ratings: Ratings): boolean {
  const isUsed = new Uint8Array(ratings.categories);
  eachPattern(ratings, (counts, raters, weight) => {
    if (raters < 2 || weight <= 0) return;
    counts.forEach((count, category) => {
      if (count > 0) isUsed[category] = 1;
    });
  });
  return isUsed.reduce((used, is) => used + is, 0) > 1;
}

/**
 * The share of agreeing pairs of coders in a unit, as a mean over the units that at least two coders rate (Fleiss 1971;
 * Gwet 2014). With two coders: units on which they agree, divided by all that both rate.
 */
export function observedAgreement(ratings: Ratings): number | undefined {
  let units = 0;
  let agreed = 0;
  eachPattern(ratings, (counts, raters, weight) => {
    if (raters < 2) return;
    units += weight;
    let pairs = 0;
    for (const count of counts) pairs += count * (count - 1);
    agreed += (weight * pairs) / (raters * (raters - 1));
  });
  return units > 0 ? agreed / units : undefined;
}

/** Krippendorff's α for nominal data (Krippendorff 2011, Computing Krippendorff's alpha-reliability, sections A–C). */
export function krippendorffAlpha(ratings: Ratings): Chance | undefined {
  const totals = new Float64Array(ratings.categories);
  let n = 0;
  let coinciding = 0;
  eachPattern(ratings, (counts, raters, weight) => {
    if (raters < 2) return;
    n += weight * raters;
    counts.forEach((count, category) => {
      totals[category]! += weight * count;
      coinciding += (weight * count * (count - 1)) / (raters - 1);
    });
  });
  if (n === 0) return undefined;
  const expected = totals.reduce((sum, total) => sum + total * (total - 1), 0) / (n * (n - 1));
  return { observed: coinciding / n, expected };
}

/** The share of each category in a unit's ratings, as a mean over all units that anyone rates (Gwet 2014). */
function meanShares(ratings: Ratings): Float64Array {
  const shares = new Float64Array(ratings.categories);
  let units = 0;
  eachPattern(ratings, (counts, raters, weight) => {
    if (raters === 0) return;
    units += weight;
    counts.forEach((count, category) => (shares[category]! += (weight * count) / raters));
  });
  return shares.map(share => share / units);
}

/** Fleiss' κ (Fleiss 1971, p. 379); with missing ratings as Gwet (2014) extends it. */
export function fleissKappa(ratings: Ratings): Chance | undefined {
  const observed = observedAgreement(ratings);
  if (observed === undefined) return undefined;
  return { observed, expected: meanShares(ratings).reduce((sum, share) => sum + share * share, 0) };
}

/** Gwet's AC1 (Gwet 2008, Computing inter-rater reliability and its variance in the presence of high agreement). */
export function gwetAc1(ratings: Ratings): Chance | undefined {
  const observed = observedAgreement(ratings);
  if (observed === undefined || ratings.categories < 2) return undefined;
  const chance = meanShares(ratings).reduce((sum, share) => sum + share * (1 - share), 0);
  return { observed, expected: chance / (ratings.categories - 1) };
}

/** Brennan & Prediger's (1981) coefficient: all categories are expected equally often. */
export function brennanPrediger(ratings: Ratings): Chance | undefined {
  const observed = observedAgreement(ratings);
  return observed === undefined ? undefined : { observed, expected: 1 / ratings.categories };
}

/** How often two coders give which categories to the units that both rate, first coder's category × second's. */
export function pairTable(
  { coders, categories, values, weights }: Ratings,
  first: number,
  second: number,
): Float64Array {
  const table = new Float64Array(categories * categories);
  weights.forEach((weight, pattern) => {
    const [one, other] = [values[pattern * coders + first]!, values[pattern * coders + second]!];
    if (one !== MISSING && other !== MISSING) table[one * categories + other]! += weight;
  });
  return table;
}

/** Cohen's κ of two coders (Cohen 1960, p. 40), from {@link pairTable}: chance goes by each coder's own categories. */
export function cohenKappa(table: Float64Array): Chance | undefined {
  return ofPair(table, (row, column) => row * column);
}

/** Scott's π of two coders (Scott 1955, p. 323): chance goes by the categories of both together. */
export function scottPi(table: Float64Array): Chance | undefined {
  return ofPair(table, (row, column) => ((row + column) / 2) ** 2);
}

function ofPair(table: Float64Array, byChance: (row: number, column: number) => number): Chance | undefined {
  const n = table.reduce((sum, weight) => sum + weight, 0);
  if (n === 0) return undefined;
  const categories = Math.sqrt(table.length);
  let observed = 0;
  let expected = 0;
  for (let category = 0; category < categories; category++) {
    let [row, column] = [0, 0];
    for (let other = 0; other < categories; other++) {
      row += table[category * categories + other]!;
      column += table[other * categories + category]!;
    }
    observed += table[category * categories + category]!;
    expected += byChance(row / n, column / n);
  }
  return { observed: observed / n, expected };
}
