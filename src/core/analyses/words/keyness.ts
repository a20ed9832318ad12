/** How much more or less often a word is said by some than by others. */
export interface Keyness {
  /** Log-likelihood ratio G² (Dunning 1993; Rayson & Garside 2000); negative where the word is less frequent than in the rest. */
  readonly g2: number;
  /** Binary logarithm of the ratio of the two relative frequencies (Hardie 2014): 1 is twice as often, -1 half as often. */
  readonly logRatio: number;
}

/** In place of a frequency of 0, so that there is a ratio (Hardie 2014). */
const NONE = 0.5;

/**
 * G² = 2 · (a·ln(a/E₁) + b·ln(b/E₂)) with E₁ = c·(a+b)/(c+d), E₂ = d·(a+b)/(c+d).
 * @param a how often a word is said by some, `b` by the rest; in sum at least 1
 * @param c how many words some say in all, `d` the rest
 * @returns null where one of the two says nothing
 */
export function keyness(a: number, b: number, c: number, d: number): Keyness | null {
  if (c === 0 || d === 0) return null;
  const expectedA = (c * (a + b)) / (c + d);
  const expectedB = (d * (a + b)) / (c + d);
  // what rounding leaves below 0 is 0
  const g2 = Math.max(0, 2 * (part(a, expectedA) + part(b, expectedB)));
  return {
    g2: a < expectedA ? -g2 : g2,
    logRatio: Math.log2((a || NONE) / c / ((b || NONE) / d)),
  };
}

function part(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}
