import { chiSquaredTail } from './chiSquared';
import type { ExactTest } from './exactTest';

/**
 * - `chi-squared`: Pearson's χ² without continuity correction
 * - `fisher`: Fisher's exact test of a 2 × 2 table, two-sided
 * - `freeman-halton`: its extension to 2 × k by Freeman & Halton 1951
 */
export type Method = 'chi-squared' | 'fisher' | 'freeman-halton';

/** Why there is no test; reports have it in words. */
export type NoTest = 'only one value' | 'no variation' | typeof TOO_LARGE;

// as JSON has it
export const TOO_LARGE = 'too few participants for χ², too many tables for an exact test'; // not for the catalogue

/** Whether mentioning a code depends on the value of an attribute: a test of a 2 × k table of participants. */
export interface Association {
  /** Null when there is no test. */
  readonly method: Method | null;
  /** χ²; null with an exact test. */
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Cramér's V (Cramér 1946, section 21.9): √(χ² / n), with either test; null without variation. */
  readonly cramersV: number | null;
  /** Why there is no test. */
  readonly reason: NoTest | null;
  /** Expected counts if mentioning did not depend on the value: who mentions it, and who does not, by value. */
  readonly expected: { readonly mention: readonly number[]; readonly not: readonly number[] };
  /** Null when there is nothing to test. */
  readonly conditions: Conditions | null;
}

/** What the χ² distribution needs to be near enough (Cochran 1954, Biometrics 10, 417–451). */
export interface Conditions {
  readonly smallestExpected: number;
  /** Share of the expected counts that are below 5. */
  readonly below5: number;
  /** 2 × 2: all at least 5. Else none below 1, and at most 20 % below 5. */
  readonly hold: boolean;
}

/** How many participants have a value, and how many of them mention the code. */
export interface Counted {
  readonly participants: number;
  readonly of: number;
}

/**
 * Tests one code. The units are participants, each counted once and taken as independent. Values that no one has do not
 * take part.
 * @param exact of the values that someone has
 */
export function associationOf(values: readonly Counted[], exact: ExactTest): Association {
  const n = total(values, ({ of }) => of);
  const mentioning = total(values, ({ participants }) => participants);
  const expectedOf = (count: number) => values.map(({ of }) => (n > 0 ? (of * count) / n : 0));
  const expected = { mention: expectedOf(mentioning), not: expectedOf(n - mentioning) };
  const none: Association = { ...NO_TEST, expected };

  const taken = values.flatMap(({ of }, i) => (of > 0 ? [i] : []));
  if (taken.length < 2) return { ...none, reason: 'only one value' }; // not for the catalogue
  if (mentioning === 0 || mentioning === n) return { ...none, reason: 'no variation' }; // not for the catalogue

  const cells = taken.flatMap(i => [expected.mention[i]!, expected.not[i]!]);
  const conditions = conditionsOf(cells);
  const chiSquared = total(taken, i => {
    const deviation = values[i]!.participants - expected.mention[i]!;
    return deviation ** 2 * (1 / expected.mention[i]! + 1 / expected.not[i]!);
  });
  const df = taken.length - 1;
  const found = { ...none, conditions, cramersV: Math.sqrt(chiSquared / n) };
  if (conditions.hold) {
    return { ...found, method: 'chi-squared', statistic: chiSquared, df, p: chiSquaredTail(chiSquared, df) };
  }
  const p = exact.p(taken.map(i => values[i]!.participants));
  if (p === null) return { ...found, reason: TOO_LARGE };
  return { ...found, method: df === 1 ? 'fisher' : 'freeman-halton', p };
}

const NO_TEST = {
  method: null,
  statistic: null,
  df: null,
  p: null,
  cramersV: null,
  reason: null,
  conditions: null,
} as const;

function conditionsOf(expected: readonly number[]): Conditions {
  const smallestExpected = Math.min(...expected);
  const below5 = expected.filter(count => count < 5).length / expected.length;
  const isFourfold = expected.length === 4;
  const hold = isFourfold ? smallestExpected >= 5 : smallestExpected >= 1 && below5 <= 0.2;
  return { smallestExpected, below5, hold };
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

/**
 * p values adjusted for their number (Holm 1979, Scandinavian Journal of Statistics 6, 65–70): the smallest times all,
 * the next times one less, and so on; none below the one before it, none above 1.
 */
export function adjustByHolm(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  let highest = 0;
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, values[i]! * (values.length - rank)));
    adjusted[i] = highest;
  });
  return adjusted;
}
