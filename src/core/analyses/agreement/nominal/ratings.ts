/** A coder has not rated a unit. */
export const MISSING = -1;

/** What several coders say of units, in categories; units with the same ratings are put together. */
export interface Ratings {
  readonly coders: number;
  /** Number of categories that there are. */
  readonly categories: number;
  /** Pattern after pattern, the category that each coder gives, from 0; `MISSING` for none. */
  readonly values: Int32Array;
  /** Number of units with each pattern, or their length. */
  readonly weights: Float64Array;
}

/**
 * Ratings from values, one list for each coder, null for a unit that the coder has not rated.
 * The categories are the values that occur.
 */
export function ratingsOf(byCoder: readonly (readonly (string | null)[])[]): Ratings {
  const categories = [...new Set(byCoder.flat().filter(value => value !== null))];
  const patterns = new Map<string, { readonly values: readonly number[]; weight: number }>();
  const units = Math.max(0, ...byCoder.map(({ length }) => length));
  for (let unit = 0; unit < units; unit++) {
    const values = byCoder.map(ratings => {
      const value = ratings[unit] ?? null;
      return value === null ? MISSING : categories.indexOf(value);
    });
    const known = patterns.get(values.join());
    if (known) known.weight++;
    else patterns.set(values.join(), { values, weight: 1 });
  }
  const found = [...patterns.values()];
  return {
    coders: byCoder.length,
    categories: categories.length,
    values: Int32Array.from(found.flatMap(({ values }) => values)),
    weights: Float64Array.from(found, ({ weight }) => weight),
  };
}

/**
 * Visits the patterns with how many coders give each category.
 * @param visit gets the counts (the same array each time), how many coders rate the units, and the weight
 */
export function eachPattern(
  { coders, categories, values, weights }: Ratings,
  visit: (counts: Float64Array, raters: number, weight: number) => void,
): void {
  const counts = new Float64Array(categories);
  weights.forEach((weight, pattern) => {
    counts.fill(0);
    let raters = 0;
    for (let i = pattern * coders; i < (pattern + 1) * coders; i++) {
      const value = values[i]!;
      if (value === MISSING) continue;
      counts[value]!++;
      raters++;
    }
    visit(counts, raters, weight);
  });
}
