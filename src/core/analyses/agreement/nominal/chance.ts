/** The two parts of a coefficient that corrects agreement for chance, both from 0 to 1. */
export interface Chance {
  readonly observed: number;
  readonly expected: number;
}

/** (observed − expected) / (1 − expected); null where no disagreement is expected, and so no figure is defined. */
export function corrected(chance: Chance | undefined): number | null {
  if (!chance) return null;
  const room = 1 - chance.expected;
  return room > 0 ? (chance.observed - chance.expected) / room : null;
}

/**
 * One coefficient over several codes: means of observed and of expected agreement first, then the coefficient (de Vries,
 * Elliott, Kanouse & Teleki 2008, Using pooled kappa to summarize interrater agreement across many items, Field Methods
 * 20, 272–282). Undefined when there are none.
 */
export function pooled(chances: readonly (Chance | undefined)[]): Chance | undefined {
  const known = chances.filter(chance => chance !== undefined);
  if (known.length === 0) return undefined;
  const mean = (of: (chance: Chance) => number) =>
    known.reduce((sum, chance) => sum + of(chance), 0) / known.length;
  return { observed: mean(({ observed }) => observed), expected: mean(({ expected }) => expected) };
}
